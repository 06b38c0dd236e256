package io.atopile.mcp.dialect;

/** A Python program that runs in atopile's interpreter. */
public enum AtopileProgram {
    /** Runs commands in forks of itself. */
    INTERPRETER,
    /** Parses the source texts that it reads from stdin. */
    GRAMMAR,
    /** Starts the language server. */
    LANGUAGE_SERVER,
    /** Prints the members of an entry. */
    MODULES,
    /** Instantiates an entry and prints what its verification needs. */
    DESIGN,
    /** Fetches the packages of a manifest. */
    SYNC,
    /** Prints the contents of the standard library. */
    LIBRARY,
    /** Prints the sign-in in the keyring. */
    KEYRING,
    /** Renews the access token. */
    RENEWAL
}
