package io.atopile.mcp.dialect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that is known of one atopile minor version and may differ in another. */
public interface AtopileDialect {

    /** The version that {@code setup} installs and that this server is tested with. */
    AtoVersion version();

    /** The {@code requires-atopile} of manifests that this server writes. */
    default String requirement() {
        return "^%s.0".formatted(version().formatMinor());
    }

    BuildDatabase database();

    BuildOutputs outputs();

    ArtifactNames artifacts();

    LogPatterns logs();

    /** What a manifest may contain. */
    ManifestRules manifest();

    /** The names that its library, or that of an older version, had before. */
    OldNames oldNames();

    /** The experiments that a pragma may name. */
    Set<String> experiments();

    /** The names that paths may have beside the members of a type: attributes that stand for traits, and traits. */
    Set<String> specialMembers();

    /** The types of the library that are parts with pins, but for which no part is picked. */
    Set<String> libraryComponents();

    /** The environment variables that are always set for its processes. */
    Map<String, String> variables();

    /** Returns the text of a Python program for its interpreter. */
    String readProgram(AtopileProgram program);

    /** Returns the arguments of {@code ato} that build a target with more or fewer outputs, and may leave the layout unchanged. */
    List<String> buildTarget(String target, List<String> include, List<String> exclude, boolean frozen);

    /** Returns the arguments of {@code ato} that create a part from a supplier's number. */
    List<String> createPart(String number, Path folder);

    /**
     * The two databases in which atopile stores its builds and their logs. The statements yield the same columns in every version.
     *
     * @param directoryVariable the environment variable with the directory of both
     * @param historyFile the name of the database of builds
     * @param logFile the name of the database of logs
     * @param version the version of both, without which atopile deletes them
     * @param builds selects {@code id, root, name, status} (queued, building, success, warning, failed or cancelled), {@code error}, {@code
     * started_at} and {@code elapsed} in seconds, {@code stages} as a JSON array of {@code stageId} and {@code status}, and {@code total_stages}
     * @param lines selects {@code id, build, stage, level, message, logger} and {@code traceback} as a JSON object of {@code title} and {@code
     * origin}, which has {@code file, line} and {@code column}
     */
    record BuildDatabase(String directoryVariable, String historyFile, String logFile, int version, String builds, String lines) {}

    /**
     * The outputs that builds can be asked for; atopile calls them targets.
     *
     * @param names what users can ask for
     * @param slow those that take much longer than the design: manufacturing data, 3D models and images
     * @param manufacturing those that make up the manufacturing files
     * @param designGroups names for everything that belongs to the design, whose parts are never missing
     * @param everything names for all outputs
     * @param beyondDesign the outputs that {@code everything} adds to the design
     */
    record BuildOutputs(
            List<String> names, List<String> slow, List<String> manufacturing, Set<String> designGroups, Set<String> everything, List<String> beyondDesign) {

        /** Whether an output, or one of those that it stands for, is slow. */
        public boolean isSlow(String output) {
            return slow.contains(output) || everything.contains(output);
        }

        /** Returns the outputs that a name stands for. */
        public Stream<String> expand(String output) {
            return everything.contains(output) ? beyondDesign.stream() : Stream.of(output);
        }
    }

    /**
     * The names of the files that builds write; {@link ArtifactKind} has those that are only listed.
     *
     * @param folder the directory of all targets' artifacts, in the output directory
     * @param backups the directory in a target's artifacts that holds copies of layouts
     * @param partCache the directory of EasyEDA's responses, in a project with the default output directory
     * @param bom what follows the target's name in the name of the bill of materials
     * @param bomTable the same for the bill of materials that assemblers get
     * @param placements the same for the placement files; their contents differ only in the names of columns
     * @param variables the same for the variables, that of this version first
     * @param powerTree the same for the power tree
     * @param buildId finds the ID of the build in the beginning of a JSON file
     */
    record ArtifactNames(
            String folder,
            String backups,
            String partCache,
            String bom,
            String bomTable,
            List<String> placements,
            List<String> variables,
            String powerTree,
            Pattern buildId) {}
}
