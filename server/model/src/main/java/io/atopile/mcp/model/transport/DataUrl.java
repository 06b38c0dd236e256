package io.atopile.mcp.model.transport;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of a {@code data:} URL in base64.
 *
 * @param type such as {@code image/png}
 * @param base64 the content as it is
 */
public record DataUrl(String type, String base64) {

    private static final Pattern FORM = Pattern.compile("data:([\\w.+-]+/[\\w.+-]+)(?:;[\\w=.-]+)*;base64,");

    /** Parses a URL; empty if it is another one. */
    public static Optional<DataUrl> parse(String url) {
        var found = FORM.matcher(url);
        return found.lookingAt() ? Optional.of(new DataUrl(found.group(1), url.substring(found.end()))) : Optional.empty();
    }

    /** The number of bytes of the content. */
    public long size() {
        return base64.length() / 4L * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
    }
}
