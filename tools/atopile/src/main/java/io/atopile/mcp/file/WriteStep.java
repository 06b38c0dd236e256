package io.atopile.mcp.file;

/** The moments of a write, in order; a test stops or kills the write at any of them. */
public enum WriteStep {
    /** The temporary file exists and is empty. */
    CREATED,
    /** Part of the new text is in the temporary file. */
    HALF_WRITTEN,
    /** All of the new text is in the temporary file. */
    WRITTEN,
    /** The temporary file is on the disk. */
    FORCED,
    /** The temporary file has the mode and owner of the file it will replace. */
    ATTRIBUTES_KEPT,
    /** The file to be replaced still holds the expected bytes. */
    COMPARED,
    /** The new text stands under the file's name. */
    MOVED,
    /** The folder's entry is on the disk as well. */
    FOLDER_FORCED
}
