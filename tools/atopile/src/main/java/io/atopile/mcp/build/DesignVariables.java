package io.atopile.mcp.build;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** The parameters of a built design, as atopile reports them. */
public record DesignVariables(Optional<String> buildId, List<Node> nodes) {

    private static final String NO_VALUE = "<empty>";

    /**
     * A module or an interface, and its children.
     *
     * @param path from the design's entry
     */
    public record Node(String path, List<Variable> variables, List<Node> children) {

        public Node {
            variables = variables == null ? List.of() : List.copyOf(variables);
            children = children == null ? List.of() : List.copyOf(children);
        }

        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }
    }

    /**
     * A parameter.
     *
     * @param spec the values that the design allows, as text
     * @param actual the values of the picked parts; absent if atopile picked none
     * @param meetsSpec absent if atopile compared nothing
     * @param source the origin of the spec
     */
    public record Variable(
            String name,
            Optional<String> spec,
            Optional<String> actual,
            @JsonProperty("meetsSpec") Optional<Boolean> meetsSpec,
            Optional<String> source) {

        /** Returns whether it meets its spec. */
        public Standing standing() {
            if (spec.filter(NO_VALUE::equals).isPresent()) {
                return Standing.IMPOSSIBLE;
            }
            return meetsSpec.map(meets -> meets ? Standing.MET : Standing.VIOLATED).orElse(Standing.UNKNOWN);
        }
    }

    /** Whether a parameter meets its spec. */
    public enum Standing {
        /** Its actual or computed values are within the spec. */
        MET,
        /** Its actual or computed values are outside the spec. */
        VIOLATED,
        /** No value can meet the spec. */
        IMPOSSIBLE,
        /** Nothing was compared. */
        UNKNOWN
    }

    private static final int LARGEST = 64 << 20;

    public DesignVariables {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
    }

    /** Reads the report of one build; empty if it is missing or belongs to another build. */
    static Optional<DesignVariables> of(Project project, String target, String atopileId) {
        var file = project.resolveArtifacts(target).resolve(target + SupportedDialects.NEWEST.artifacts().variables().getFirst());
        try {
            return ScopedFiles.of(project.root(), List.of(project.output())).read(file, LARGEST)
                    .map(bytes -> Json.mapper().readValue(bytes, DesignVariables.class))
                    .filter(variables -> variables.buildId.equals(Optional.of(atopileId)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Returns every module and interface, parents before children. */
    public Stream<Node> all() {
        return nodes.stream().flatMap(Node::all);
    }

    /** Returns the parameters for which no value is possible, so that their assertions can't all be true. */
    List<String> impossible() {
        return all().flatMap(node -> node.variables().stream()
                        .filter(variable -> variable.standing() == Standing.IMPOSSIBLE)
                        .map(variable -> node.path() + "." + variable.name()))
                .toList();
    }
}
