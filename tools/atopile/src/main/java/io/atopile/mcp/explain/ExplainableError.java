package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.LogPatterns;
import java.util.Locale;
import java.util.stream.Stream;

/** The types of errors that can be explained, with the same names as the codes of {@link LogPatterns#findCode}. */
enum ExplainableError {
    SYNTAX_ERROR,
    UNKNOWN_IMPORT,
    UNKNOWN_NAME,
    UNKNOWN_FIELD,
    UNKNOWN_ENTRY,
    UNKNOWN_OUTPUT,
    BAD_UNIT,
    INCOMPATIBLE_UNITS,
    INCOMPATIBLE_CONNECTION,
    CONTRADICTION,
    MISSING_PICK,
    MISSING_KICAD,
    /** Any error without a code of its own. */
    OTHER;

    /** Whether a good explanation needs the contents of the standard library, which can take a while to load. */
    boolean needsLibrary() {
        return switch (this) {
            case UNKNOWN_IMPORT, UNKNOWN_NAME, UNKNOWN_FIELD, BAD_UNIT, INCOMPATIBLE_CONNECTION -> true;
            case SYNTAX_ERROR, UNKNOWN_ENTRY, UNKNOWN_OUTPUT, INCOMPATIBLE_UNITS, CONTRADICTION, MISSING_PICK, MISSING_KICAD, OTHER -> false;
        };
    }

    static ExplainableError of(String code) {
        return Stream.of(values())
                .filter(mistake -> mistake.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElse(OTHER);
    }
}
