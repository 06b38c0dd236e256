package io.atopile.mcp.build;

/** What a finished build proves about the design. That a build ran never means that the design is correct. */
public enum BuildVerdict {
    /** It built, and every assertion of the design is proven, or states the range of a parameter that nothing else in the design determines. */
    VERIFIED,
    /** It built, but not every assertion of the design could be decided. */
    UNVERIFIED,
    /** It didn't build, or an assertion of the design is violated. */
    FAILED
}
