package io.atopile.mcp.build;

/** What a finished build proves about the design. That a build ran never means that the design is correct. */
public enum BuildVerdict {
    /** It built, and no assertion of the design was left unproven. */
    VERIFIED,
    /** It built, but atopile did not prove the design's assertions. */
    UNVERIFIED,
    /** It didn't build. */
    FAILED
}
