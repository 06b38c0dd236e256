package io.atopile.mcp.model.responses;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is asked, and how. Its text shows no key.
 *
 * @param name for people
 * @param base the address that {@code /responses} follows
 * @param key goes into {@code Authorization: Bearer}
 * @param headers go along with every request; any of them may hold a key
 * @param query is added to the address; any of it may hold a key
 * @param keepsState whether the provider keeps conversations, so that each request need only hold what is new
 */
public record ModelProvider(
        String name,
        URI base,
        Optional<ProviderSecret> key,
        Map<String, ProviderSecret> headers,
        Map<String, ProviderSecret> query,
        boolean keepsState,
        ProviderRetryPolicy patience) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Throws an {@link IllegalArgumentException}, which holds no key, for what can't be sent over HTTP. */
    public ModelProvider {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        if (!isAddress(base)) {
            throw new IllegalArgumentException("The base URL must be http: or https:, with a host, without user or query");
        }
        headers.forEach(ModelProvider::check);
        key.ifPresent(secret -> check("Authorization", secret));
    }

    /** The address that a setting names, if it may be the base of a provider. */
    public static Optional<URI> parseAddress(String url) {
        try {
            return Optional.of(URI.create(url.strip())).filter(ModelProvider::isAddress);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public ModelProvider withHeaders(Map<String, ProviderSecret> other) {
        return new ModelProvider(name, base, key, other, query, keepsState, patience);
    }

    public ModelProvider withQuery(Map<String, ProviderSecret> other) {
        return new ModelProvider(name, base, key, headers, other, keepsState, patience);
    }

    public ModelProvider withState(boolean isKept) {
        return new ModelProvider(name, base, key, headers, query, isKept, patience);
    }

    public ModelProvider withPatience(ProviderRetryPolicy other) {
        return new ModelProvider(name, base, key, headers, query, keepsState, other);
    }

    /** The text without any of this provider's secrets. */
    String hideSecretsIn(String text) {
        var hidden = text;
        for (var secret : secrets().toList()) {
            hidden = secret.hideIn(hidden);
        }
        return hidden;
    }

    private Stream<ProviderSecret> secrets() {
        return Stream.of(key.stream(), headers.values().stream(), query.values().stream())
                .flatMap(found -> found);
    }

    private static boolean isAddress(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /** The builder's own complaint would show the value. */
    private static void check(String header, ProviderSecret value) {
        try {
            HttpRequest.newBuilder().header(header, value.reveal());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The header %s can't be sent with its value".formatted(header));
        }
    }
}
