package io.atopile.mcp.tool;

import java.util.Locale;

/** A group of tools that the user switches on or off together. */
public enum Toolset {
    /** Projects and their build targets. */
    WORKSPACE,
    /** List, search, read and edit project files. */
    FILES,
    /** Run builds and read their results. */
    BUILDS,
    /** Check, explore and compare designs. */
    DESIGN,
    /** Bill of materials, parameters, nets, power, files of built targets, and manufacturing files. */
    REPORTS,
    /** Place components; shape, check and render the board. */
    LAYOUT,
    /** The standard library of the installed atopile. */
    STDLIB,
    /** Find parts, compare them, and add them to a project. */
    PARTS,
    /** Reusable designs from the registry and from this project. */
    PACKAGES,
    /** Procedures made of these tools that run the same way every time. */
    SKILLS,
    /** An agent that uses all of these tools on its own. */
    AGENT;

    /** Returns the name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
