package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** How the server knows who sends a request. */
public sealed interface HttpAuthentication {

    /** It doesn't: whoever reaches the port is served, unless a proxy passed the request on. */
    record None() implements HttpAuthentication {

        @Override
        public Optional<HttpErrorResponse> findRejection(HttpServletRequest request) {
            return ForwardingHeaders.find(request)
                    .map(sign -> HttpErrorResponse.of(403, "A proxy passed this request on (" + sign + "), and the server runs with"
                            + " --no-auth. Start serve without --no-auth, and have clients send its token."));
        }
    }

    /** By the token that it carries as {@code Authorization: Bearer TOKEN}; {@code token} gives the one that is valid now. */
    record Bearer(Supplier<String> token) implements HttpAuthentication {

        private static final String SCHEME = "bearer ";

        @Override
        public Optional<HttpErrorResponse> findRejection(HttpServletRequest request) {
            var given = Collections.list(request.getHeaders("Authorization"));
            var valid = given.size() == 1 && isValid(given.getFirst());
            return valid
                    ? Optional.empty()
                    : Optional.of(HttpErrorResponse.of(401, "The header Authorization: Bearer TOKEN is missing or wrong. The user who"
                            + " started the server gets the token from: atopile-mcp token"));
        }

        /** Takes as long for one wrong token as for another. */
        private boolean isValid(String header) {
            return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                    && MessageDigest.isEqual(
                            header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
                            token.get().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** Why a request is refused, or nothing. */
    Optional<HttpErrorResponse> findRejection(HttpServletRequest request);
}
