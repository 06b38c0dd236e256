package io.atopile.mcp.parts;

import java.util.Optional;

/**
 * The name of a symbol or footprint in KiCad's libraries, such as {@code Device:R}.
 *
 * @param library without its file extension
 */
public record KicadLibraryId(String library, String name) {

    /** Parses the form with a colon; empty if the text doesn't have it. */
    public static Optional<KicadLibraryId> of(String text) {
        var colon = text.indexOf(':');
        return colon <= 0 || colon == text.length() - 1
                ? Optional.empty()
                : Optional.of(new KicadLibraryId(text.substring(0, colon), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return library + ":" + name;
    }
}
