package io.atopile.mcp.tool;

/** What a call may do. A tool declares all effects that apply. */
public enum Effect {
    READS("reads"),
    BUILDS("runs a build"),
    WRITES_PROJECT("writes to the project"),
    /** Not declared by any tool: a call has it if its arguments name such a file. */
    CONFIGURES_PROGRAMS("writes a file that other programs execute or obey"),
    INSTALLS("installs packages"),
    REACHES_NETWORK("reaches the network"),
    DESTROYS("deletes data that can't be restored");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** Returns the effect as a verb phrase for messages: "it …". */
    public String words() {
        return words;
    }
}
