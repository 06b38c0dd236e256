package io.atopile.mcp.model.transport;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.http.ServiceAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider of models, and how to call it. Its {@code toString} contains no key.
 *
 * @param name shown to the user
 * @param base the URL to which the paths of the API are appended
 * @param key sent in the header of the API
 * @param headers sent with every request; any of them may contain a key
 * @param query appended to the URL; any of its values may contain a key
 * @param keepsState whether the provider stores conversations, so that each request needs to contain only what is new
 */
public record ModelProvider(
        String name,
        URI base,
        Optional<HttpSecret> key,
        Map<String, HttpSecret> headers,
        Map<String, HttpSecret> query,
        boolean keepsState,
        ProviderRetryPolicy patience) {

    /** A shorter value is hardly a secret, and hiding it would garble messages. */
    private static final int SHORTEST_HIDDEN = 6;

    /** Throws an {@link IllegalArgumentException}, which contains no key, for values that can't be sent over HTTP. */
    public ModelProvider {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        if (!ServiceAddress.isPlain(base)) {
            throw new IllegalArgumentException("The base URL must be http: or https:, with a host and without user or query");
        }
        headers.forEach(ModelProvider::check);
        key.ifPresent(secret -> check("Authorization", secret));
    }

    /** Parses the URL from a setting; empty if it can't be the base URL of a provider. */
    public static Optional<URI> parseAddress(String url) {
        try {
            return Optional.of(URI.create(url.strip())).filter(ServiceAddress::isPlain);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Appends a path and a query to a base URL. */
    public static URI buildAddress(URI base, String path, Map<String, String> query) {
        var pairs = query.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return URI.create(base.toString().replaceAll("/+$", "") + path + (pairs.isEmpty() ? "" : "?" + pairs));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Names it with its address, so that nobody looks for a fault at another one. */
    String describe() {
        return "%s (%s)".formatted(name, base.getRawAuthority());
    }

    /** Returns the text with this provider's secrets hidden. */
    String hideSecretsIn(String text) {
        var secrets = Stream.of(key.stream(), headers.values().stream(), query.values().stream()).flatMap(found -> found).toList();
        var hidden = text;
        for (var secret : secrets) {
            hidden = secret.reveal().length() < SHORTEST_HIDDEN ? hidden : secret.hideIn(hidden);
        }
        return hidden;
    }

    /** Checks a header. The builder's own exception is replaced because it would contain the value. */
    private static void check(String header, HttpSecret value) {
        try {
            HttpRequest.newBuilder().header(header, value.reveal());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The header %s can't be sent with its value".formatted(header));
        }
    }
}
