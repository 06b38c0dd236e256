package io.atopile.mcp.build;

/** What a finished build says about the design; "it ran" alone never means "it is right". */
public enum BuildVerdict {
    /** It built, and nothing that the design asserts was left unproven. */
    VERIFIED,
    /** It built, and atopile never proved what the design asserts. */
    UNVERIFIED,
    /** It didn't build. */
    FAILED
}
