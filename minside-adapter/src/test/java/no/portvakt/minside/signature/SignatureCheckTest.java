package no.portvakt.minside.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.portvakt.minside.signature.SignatureVerdict.Invalid;
import no.portvakt.minside.signature.SignatureVerdict.Valid;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.revocation.Answers;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationData;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.validation.CertificateValidator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {

    private static final int LEVEL = 4;
    private static final TestCa AUTHORITY = TestCa.root("Utsteder");
    private static final TestCa STRANGER = TestCa.root("Fremmed");
    private static final byte[] TEXT = "Jeg søker om barnehageplass.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] XML = "<soknad><navn>Kari</navn></soknad>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PDF = pdf();
    private static final Wish SIGNER =
            Wish.person("Kari Prøve").usage(KeyUsage.nonRepudiation).without(Extension.extendedKeyUsage);

    private static Signing signing(TestCa authority, Wish wish) {
        return new Signing(authority.issue(wish), wish.keys(), TestCa.NOW.minusSeconds(60), DigestAlgorithm.SHA256);
    }

    private static Signing kari() {
        return signing(AUTHORITY, SIGNER);
    }

    private static SignatureVerdict check(byte[] signed, Optional<byte[]> content, X509CRL revoked) {
        var clock = Clock.fixed(TestCa.NOW, ZoneOffset.UTC);
        var trust = TrustList.ofCertificates(List.of(AUTHORITY.certificate()));
        var data = new RevocationData(List.of(revoked), List.of(), Answers.of(List.of()));
        var certificates = new CertificateValidator(
                () -> trust, RevocationCheck.by(() -> data), Limits.DEFAULT, PolicyInput.ANY, clock);
        return new SignatureCheck(certificates, () -> trust, clock).check(signed, content, LEVEL);
    }

    private static SignatureVerdict check(byte[] signed) {
        return check(signed, Optional.empty(), AUTHORITY.freshList());
    }

    private static void isRefused(SignatureVerdict verdict, SignatureProblem... expected) {
        assertThat(verdict).isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.problem())
                .as(invalid.detail())
                .isIn((Object[]) expected));
    }

    /** The ways to sign, with the signature and the document in one. */
    enum Format {
        CADES,
        XADES,
        PADES,
        ASIC_CADES,
        ASIC_XADES;

        byte[] signed(Signing by) {
            return switch (this) {
                case CADES -> by.cades(TEXT, SignaturePackaging.ENVELOPING);
                case XADES -> by.xades(XML, SignaturePackaging.ENVELOPED);
                case PADES -> by.pades(PDF);
                case ASIC_CADES -> by.asicWithCades(TEXT);
                case ASIC_XADES -> by.asicWithXades(TEXT);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhoSigned(Format format) {
        var kari = kari();

        assertThat(check(format.signed(kari))).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.signers()).singleElement().satisfies(signer -> {
                assertThat(signer.certificate()).isEqualTo(kari.certificate());
                assertThat(signer.claimed()).contains(kari.time());
                assertThat(signer.format()).contains("BASELINE");
            });
            assertThat(valid.toString()).doesNotContain("Kari");
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotBelieveWhoeverIsIssuedByAStranger(Format format) {
        isRefused(check(format.signed(signing(STRANGER, SIGNER))), SignatureProblem.SIGNER_NOT_BELIEVED);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeAKeyThatIsOnlyForLoggingIn(Format format) {
        var login = signing(AUTHORITY, Wish.person("Kari Prøve"));

        assertThat(check(format.signed(login))).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.problem()).isEqualTo(SignatureProblem.SIGNER_NOT_BELIEVED);
            assertThat(invalid.detail()).startsWith("wrong-usage").doesNotContain("Kari");
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeASignatureOfARevokedCertificate(Format format) {
        var kari = kari();
        var verdict = check(format.signed(kari), Optional.empty(), AUTHORITY.freshList(kari.certificate()));

        assertThat(verdict).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.problem()).isEqualTo(SignatureProblem.SIGNER_NOT_BELIEVED);
            assertThat(invalid.detail()).startsWith("revoked");
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeASignatureWhenNobodyKnowsWhatIsRevoked(Format format) {
        var old = AUTHORITY.list(TestCa.NOW.minus(Duration.ofDays(9)), TestCa.NOW.minus(Duration.ofDays(2)));

        isRefused(check(format.signed(kari()), Optional.empty(), old), SignatureProblem.SIGNER_NOT_BELIEVED);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeAnExpiredCertificate(Format format) {
        var past = SIGNER.between(TestCa.NOW.minus(Duration.ofDays(9)), TestCa.NOW.minus(Duration.ofDays(1)));
        var signed = format.signed(signing(AUTHORITY, past).at(TestCa.NOW.minus(Duration.ofDays(2))));

        isRefused(check(signed), SignatureProblem.SIGNER_NOT_BELIEVED);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeSha1(Format format) {
        isRefused(check(format.signed(kari().with(DigestAlgorithm.SHA1))), SignatureProblem.WEAK);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeAShortKey(Format format) {
        var wish = SIGNER.keys(TestCa.rsaKeys(1_024));

        isRefused(
                check(format.signed(signing(AUTHORITY, wish))),
                SignatureProblem.WEAK,
                SignatureProblem.SIGNER_NOT_BELIEVED);
    }

    @Test
    void shouldTakeASignatureBesideItsDocumentOnlyWithThatDocument() {
        var signature = kari().cades(TEXT, SignaturePackaging.DETACHED);
        var other = "Jeg søker om skjenkebevilling.".getBytes(StandardCharsets.UTF_8);

        assertThat(check(signature, Optional.of(TEXT), AUTHORITY.freshList())).isInstanceOf(Valid.class);
        isRefused(check(signature), SignatureProblem.CONTENT_MISSING, SignatureProblem.NOT_ALL_SIGNED);
        isRefused(
                check(signature, Optional.of(other), AUTHORITY.freshList()),
                SignatureProblem.CONTENT_CHANGED,
                SignatureProblem.CONTENT_MISSING);
    }

    /** What the signature stands around is one element of it: other elements could stand beside that. */
    @Test
    void shouldNotTakeXmlThatStandsAroundItsContent() {
        isRefused(check(kari().xades(XML, SignaturePackaging.ENVELOPING)), SignatureProblem.NOT_ALL_SIGNED);
    }

    static Stream<byte[]> unsigned() {
        return Stream.of(
                new byte[0],
                TEXT,
                XML,
                PDF,
                zip(Map.of("content.txt", TEXT)),
                zip(Map.of("mimetype", "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.UTF_8))),
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.UTF_8),
                new byte[] {0x30, (byte) 0x80, 0x06, 0x09});
    }

    @ParameterizedTest
    @MethodSource("unsigned")
    void shouldFindNothingSignedThatNobodySigned(byte[] document) {
        assertThat(check(document)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kari", "navn"})
    void shouldSeeThatXmlWasChanged(String changed) {
        var signed = new String(Format.XADES.signed(kari()), StandardCharsets.UTF_8);
        var forged = signed.replaceFirst(changed, "Ola").replaceFirst("/" + changed, "/Ola");

        isRefused(check(forged.getBytes(StandardCharsets.UTF_8)), SignatureProblem.CONTENT_CHANGED);
    }

    @Test
    void shouldSeeEveryByteOfTheContentThatWasChanged() {
        var signed = Format.CADES.signed(kari());
        int at = new String(signed, StandardCharsets.ISO_8859_1).indexOf(new String(TEXT, StandardCharsets.ISO_8859_1));

        for (int i = 0; i < TEXT.length; i++) {
            var forged = signed.clone();
            forged[at + i] ^= 1;
            isRefused(check(forged), SignatureProblem.CONTENT_CHANGED);
        }
    }

    @Test
    void shouldNeverFindSignedWhatWasCutOff() {
        for (var format : Format.values()) {
            var signed = format.signed(kari());
            for (int part = 1; part < 8; part++) {
                var cut = java.util.Arrays.copyOf(signed, signed.length * part / 8);
                assertThat(check(cut)).as(format + " " + part).isInstanceOf(Invalid.class);
            }
        }
    }

    @Test
    void shouldNotTakeAPdfThatWasChangedAfterwards() {
        var signed = Format.PADES.signed(kari());

        assertThat(check(changed(signed, SignatureCheckTest::write))).isInstanceOf(Invalid.class);
        assertThat(check(changed(signed, document -> document.addPage(new PDPage()))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void shouldNotTakeAContainerWithSomethingThatNobodySigned() {
        for (var format : List.of(Format.ASIC_CADES, Format.ASIC_XADES)) {
            var entries = unzip(format.signed(kari()));
            entries.put("vedlegg.txt", "Og en ting til.".getBytes(StandardCharsets.UTF_8));

            isRefused(check(zip(entries)), SignatureProblem.NOT_ALL_SIGNED);
        }
    }

    @Test
    void shouldNotTakeAContainerWhoseContentWasChanged() {
        for (var format : List.of(Format.ASIC_CADES, Format.ASIC_XADES)) {
            var entries = unzip(format.signed(kari()));
            entries.put("content.txt", "Noe annet.".getBytes(StandardCharsets.UTF_8));

            isRefused(check(zip(entries)), SignatureProblem.CONTENT_CHANGED);
        }
    }

    @Test
    void shouldNotFollowWhatXmlPointsAt() {
        var attack = "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><s>&x;</s>";
        var bomb = "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><s>&b;</s>";

        assertThat(check(attack.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Invalid.class);
        assertThat(check(bomb.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Invalid.class);
    }

    @Test
    void shouldNotUnpackABomb() {
        var entries = unzip(Format.ASIC_CADES.signed(kari()));
        entries.put("vedlegg.bin", new byte[200 << 20]);

        isRefused(check(zip(entries)), SignatureProblem.TOO_LARGE);
    }

    /** One behind the other: who reads from the beginning sees the first, who reads from the end the second. */
    @Test
    void shouldNotTakeTwoContainersInOne() {
        var first = Format.ASIC_CADES.signed(kari());
        var second = zip(Map.of("content.txt", "Noe annet.".getBytes(StandardCharsets.UTF_8)));
        var both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);

        isRefused(check(both.toByteArray()), SignatureProblem.UNREADABLE);
    }

    @Test
    void shouldNotLookAtWhatIsTooLarge() {
        isRefused(check(new byte[SignatureCheck.MOST_BYTES + 1]), SignatureProblem.TOO_LARGE);
    }

    private static byte[] pdf() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            return saved(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void write(PDDocument document) {
        try (var page = new PDPageContentStream(document, document.getPage(0))) {
            page.addRect(10, 10, 500, 500);
            page.fill();
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Appended, so that the signature still fits what it was made of. */
    private static byte[] changed(byte[] pdf, Consumer<PDDocument> change) {
        try (var document = Loader.loadPDF(pdf)) {
            change.accept(document);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getPages().getCOSObject().setNeedToBeUpdated(true);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] container) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return entries;
    }
}
