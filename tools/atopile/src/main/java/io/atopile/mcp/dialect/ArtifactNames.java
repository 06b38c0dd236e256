package io.atopile.mcp.dialect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of the files that builds write; {@link ArtifactKind} has those that are only listed.
 *
 * @param folder the directory of all targets' artifacts, in the output directory
 * @param backups the directory in a target's artifacts that holds copies of layouts
 * @param partCache the directory of EasyEDA's responses, in a project with the default output directory
 * @param bom what follows the target's name in the name of the bill of materials
 * @param variables the same for the variables, that of this version first
 * @param powerTree the same for the power tree
 * @param buildId finds the ID of the build in the beginning of a JSON file
 */
public record ArtifactNames(String folder, String backups, String partCache, String bom, List<String> variables, String powerTree, Pattern buildId) {}
