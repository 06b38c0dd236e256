package io.atopile.mcp.tool;

/** What a call may do to the world. A tool declares all that apply. */
public enum Effect {
    READS,
    BUILDS,
    WRITES_PROJECT,
    INSTALLS,
    REACHES_NETWORK,
    DESTROYS
}
