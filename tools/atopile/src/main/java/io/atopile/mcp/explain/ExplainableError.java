package io.atopile.mcp.explain;

import io.atopile.mcp.build.DiagnosticCode;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of mistakes that can be explained, named as {@link DiagnosticCode} names them. */
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
    /** Anything that atopile only has words for. */
    OTHER;

    /** Whether it can only be explained well by what the standard library holds, which may take a while to learn. */
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
