package io.atopile.mcp.build;

import com.fasterxml.jackson.annotation.JsonProperty;
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
     * A module or an interface, and what is below it.
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
     * @param spec the values that the design allows, in words
     * @param actual the values of the parts that were chosen; atopile knows none where it chose none
     * @param meetsSpec absent means that atopile compared nothing
     * @param source where the spec comes from
     */
    public record Variable(
            String name,
            Optional<String> spec,
            Optional<String> actual,
            @JsonProperty("meetsSpec") Optional<Boolean> meetsSpec,
            Optional<String> source) {

        /** What is known of it. */
        public Standing standing() {
            if (spec.filter(NO_VALUE::equals).isPresent()) {
                return Standing.IMPOSSIBLE;
            }
            return meetsSpec.map(meets -> meets ? Standing.MET : Standing.VIOLATED).orElse(Standing.UNKNOWN);
        }
    }

    /** What is known of a parameter. */
    public enum Standing {
        /** Its actual values lie within the spec. */
        MET,
        /** Its actual values don't. */
        VIOLATED,
        /** No value can fulfil the spec. */
        IMPOSSIBLE,
        /** Nothing was compared. */
        UNKNOWN
    }

    private static final int LARGEST = 64 << 20;

    public DesignVariables {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
    }

    /** The report of one build; empty when there is none, or it is another build's. */
    static Optional<DesignVariables> of(Project project, String target, String atopileId) {
        var file = project.resolveArtifacts(target).resolve(target + ".variables.ato.json");
        try {
            return ScopedFiles.of(project.root(), List.of(project.output())).read(file, LARGEST)
                    .map(bytes -> Json.mapper().readValue(bytes, DesignVariables.class))
                    .filter(variables -> variables.buildId.equals(Optional.of(atopileId)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Every module and interface, a parent before its children. */
    public Stream<Node> all() {
        return nodes.stream().flatMap(Node::all);
    }

    /** The parameters for which no value remains, so that what is asserted of them can't hold. */
    List<String> impossible() {
        return all().flatMap(node -> node.variables().stream()
                        .filter(variable -> variable.standing() == Standing.IMPOSSIBLE)
                        .map(variable -> node.path() + "." + variable.name()))
                .toList();
    }
}
