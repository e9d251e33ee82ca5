package no.portvakt.gateway.saml.receive;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import no.portvakt.gateway.ownpath.OwnRequest;

/**
 * A request as the library wants to see it: the four things of a servlet's that its readers of messages ask for. Whoever
 * asks for anything else finds out at once.
 */
final class ServletView {

    private ServletView() {}

    static HttpServletRequest of(OwnRequest request) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answer(request, method, arguments));
    }

    private static @org.jspecify.annotations.Nullable Object answer(
            OwnRequest request, Method method, @org.jspecify.annotations.Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "getMethod" -> request.method();
            case "getQueryString" -> request.rawQuery();
            case "getContentType" -> request.header("content-type").orElse(null);
            case "getParameter" ->
                parameter(request, String.valueOf(arguments[0])).orElse(null);
            default -> throw new UnsupportedOperationException("a request of ours has no " + method.getName());
        };
    }

    private static Optional<String> parameter(OwnRequest request, String name) {
        return request.method().equals("GET") ? request.parameter(name) : request.field(name);
    }
}
