package no.portvakt.minside.fagsystem.connector;

import java.util.Map;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XPathCompiler;

/** XPath 3.1 that reaches for nothing outside the document. Thread-safe; a compiler is its caller's own. */
public final class XPaths {

    private static final Processor PROCESSOR = processor();

    private XPaths() {}

    private static Processor processor() {
        var processor = new Processor(false);
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        processor.setConfigurationProperty(Feature.DTD_VALIDATION, false);
        return processor;
    }

    /** The processor that documents for these expressions have to be built with. */
    public static Processor sharedProcessor() {
        return PROCESSOR;
    }

    /** A compiler that knows these prefixes. */
    public static XPathCompiler of(Map<String, String> prefixes) {
        var compiler = PROCESSOR.newXPathCompiler();
        prefixes.forEach(compiler::declareNamespace);
        return compiler;
    }
}
