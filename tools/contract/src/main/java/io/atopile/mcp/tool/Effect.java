package io.atopile.mcp.tool;

/** What a call may do to the world. A tool declares all that apply. */
public enum Effect {
    READS("reads"),
    BUILDS("runs a build"),
    WRITES_PROJECT("writes into the project"),
    /** Declared by no tool: a call has it when its arguments name such a file. */
    CONFIGURES_PROGRAMS("writes a file that other programs execute or obey"),
    INSTALLS("installs packages"),
    REACHES_NETWORK("reaches the network"),
    DESTROYS("destroys what can't be brought back");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** The effect as a person is told of it: "it …". */
    public String words() {
        return words;
    }
}
