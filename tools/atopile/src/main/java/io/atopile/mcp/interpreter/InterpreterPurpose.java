package io.atopile.mcp.interpreter;

/** What the commands of an interpreter may do. The sandbox is that of the process, so each purpose has interpreters of its own. */
public enum InterpreterPurpose {
    /** They build: they write to the project, and may reach the network. */
    BUILD,
    /** They compile the sources, without writing to the project and without network. */
    READ
}
