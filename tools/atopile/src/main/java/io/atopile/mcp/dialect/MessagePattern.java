package io.atopile.mcp.dialect;

/** A text of atopile's that is recognized or from which the first group is taken: what the constant names, a reason, or the message. */
public enum MessagePattern {
    // Diagnostics of builds.
    UNKNOWN_LIBRARY_NAME,
    UNKNOWN_IMPORT_PATH,
    UNKNOWN_NAME_IN_FILE,
    UNDEFINED_SYMBOL,
    SUGGESTED_IMPORT,
    UNKNOWN_FIELD,
    DUPLICATE_NAME,
    INVALID_VALUE,
    VALID_VALUES,
    /** The path of a parameter below the design's root; types after {@code |} are part of it. */
    NAMED_PARAMETER,
    CIRCULAR_CONSTRAINTS,
    UNKNOWN_OUTPUT,
    UNKNOWN_UNIT,
    SUGGESTED_UNITS,
    CONTRADICTORY_PARAMETER,
    SIGN_IN_REQUIRED,
    PICKING_SERVICE_FAILURE,
    TYPE_WITHOUT_NEW,
    BOARD_LINE,
    SKIPPED_OUTPUT,
    COMPONENT_WITHOUT_FOOTPRINT,
    // Diagnostics of the language server.
    SYNTAX_PROBLEM,
    IMPORTED_SYNTAX_PROBLEM,
    // Lines of the console.
    LAST_WORDS,
    CONSOLE_NOISE,
    MANIFEST_ERROR,
    MANIFEST_FIELD,
    // Output of package commands.
    UNKNOWN_PACKAGE,
    INCOMPATIBLE_PACKAGE,
    PACKAGE_CLASH,
    MODIFIED_PACKAGE,
    REGISTRY_FAILURE
}
