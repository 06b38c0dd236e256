package io.atopile.mcp.parts;

import java.util.Optional;

/**
 * Names a symbol or a footprint in KiCad's libraries: {@code Device:R}.
 *
 * @param library without its ending
 */
public record KicadLibraryId(String library, String name) {

    /** Reads the form with a colon; empty when it is none. */
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
