package io.atopile.mcp.parts.value;

/**
 * A declared value that the part of its component does not have.
 *
 * @param parameter by its path from the entry
 * @param declared the value, as it is written
 * @param file of the declaration
 * @param component by its path from the entry
 * @param part the manufacturer's part number
 * @param partValue the value of the part
 * @param reason all of it as a sentence
 */
public record PartConflict(String parameter, String declared, String file, int line, String component, String part, String partValue, String reason) {}
