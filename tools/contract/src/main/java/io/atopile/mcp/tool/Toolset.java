package io.atopile.mcp.tool;

import java.util.Locale;

/** A group of tools that a user switches on or off together. */
public enum Toolset {
    WORKSPACE("Projects and their build targets."),
    FILES("List, search, read and edit project files."),
    BUILDS("Run builds and read what they say."),
    DESIGN("Check, look up and compare designs."),
    REPORTS("Bill of materials, parameters, nets, power, files of built targets, and what to send to a factory."),
    LAYOUT("Place components, shape, check and picture the board."),
    STDLIB("The standard library of the installed atopile."),
    PARTS("Find parts, compare them, and bring them into a project."),
    PACKAGES("Reusable designs from the registry, and those of this project."),
    SKILLS("Workflows made of these tools, run the same way every time."),
    AGENT("An agent that works with all of these tools by itself.");

    private final String summary;

    Toolset(String summary) {
        this.summary = summary;
    }

    public String summary() {
        return summary;
    }

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
