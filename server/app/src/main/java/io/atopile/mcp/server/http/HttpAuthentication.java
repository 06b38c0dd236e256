package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** How the server authenticates requests. */
public sealed interface HttpAuthentication {

    /** No authentication: anyone who can reach the port is served, unless a proxy forwarded the request. */
    record None() implements HttpAuthentication {

        @Override
        public Optional<HttpErrorResponse> findRejection(HttpServletRequest request) {
            return ForwardingHeaders.find(request)
                    .map(sign -> HttpErrorResponse.of(403, "A proxy forwarded this request (" + sign + "), and the server runs with"
                            + " --no-auth. Start serve without --no-auth, and have clients send its token."));
        }
    }

    /** By the token in the header {@code Authorization: Bearer TOKEN}; {@code token} returns the one that is currently valid. */
    record Bearer(Supplier<String> token) implements HttpAuthentication {

        private static final String SCHEME = "bearer ";

        @Override
        public Optional<HttpErrorResponse> findRejection(HttpServletRequest request) {
            var given = Collections.list(request.getHeaders("Authorization"));
            var valid = given.size() == 1 && isValid(given.getFirst());
            return valid
                    ? Optional.empty()
                    : Optional.of(HttpErrorResponse.of(401, "The header Authorization: Bearer TOKEN is missing or wrong. The user who"
                            + " started the server can print the token with: atopile-mcp token"));
        }

        /** Compares in constant time, so that all wrong tokens take equally long. */
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

    /** Returns why a request is refused; empty if it isn't. */
    Optional<HttpErrorResponse> findRejection(HttpServletRequest request);
}
