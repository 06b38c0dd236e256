package io.atopile.mcp.file;

/** The steps of a write, in order; tests stop or kill a write at any of them. */
public enum WriteStep {
    /** The temporary file exists and is empty. */
    CREATED,
    /** Part of the new text is in the temporary file. */
    HALF_WRITTEN,
    /** All of the new text is in the temporary file. */
    WRITTEN,
    /** The temporary file is synced to disk. */
    FORCED,
    /** The temporary file has the mode and owner of the file it will replace. */
    ATTRIBUTES_KEPT,
    /** The file to be replaced still contains the expected bytes. */
    COMPARED,
    /** The new text has the file's name. */
    MOVED,
    /** The folder's entry is synced to disk as well. */
    FOLDER_FORCED
}
