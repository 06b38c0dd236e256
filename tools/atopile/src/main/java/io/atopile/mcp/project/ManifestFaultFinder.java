package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.ManifestRules;
import io.atopile.mcp.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds all faults of an {@code ato.yaml} at once; atopile reports one or a few, without a location. */
public final class ManifestFaultFinder {

    private static final Pattern ENTRY = Pattern.compile("\\s*[^:]+:[^:]+\\s*");
    private static final Pattern SHORT_VERSION = Pattern.compile("([<>]=?|\\^|~|==?)?\\s*v?(\\d+)\\.(\\d+)(?:\\.[x*\\d]*)?");

    private final AtopileDialect dialect;
    private final ManifestRules rules;
    private final List<String> lines;
    private final Node top;
    private final List<ManifestFault> faults = new ArrayList<>();

    private ManifestFaultFinder(AtopileDialect dialect, String text, Node top) {
        this.dialect = dialect;
        this.rules = dialect.manifest();
        this.lines = text.lines().toList();
        this.top = top;
    }

    /** Returns the faults of the text of a manifest in their order; none if it isn't a YAML mapping, which is reported elsewhere. */
    public static List<ManifestFault> find(AtopileDialect dialect, String text) {
        try {
            return YamlDocument.parse(text).root().map(top -> new ManifestFaultFinder(dialect, text, top).find()).orElse(List.of());
        } catch (YamlEngineException _) {
            return List.of();
        }
    }

    /** Returns the line of a field that atopile names, such as {@code builds.default.entry}, or of the innermost one around it that exists. */
    public static Optional<Integer> findLine(String text, String field) {
        try {
            return YamlDocument.parse(text).root().map(top -> locate(top, List.of(field.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1))));
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    private static int locate(Node node, List<String> names) {
        int line = YamlDocument.toLineNumber(node.getStartMark());
        for (String name : names) {
            Optional<NodeTuple> next = YamlDocument.find(node, name);
            if (next.isPresent()) {
                line = YamlDocument.toLineNumber(next.get().getKeyNode().getStartMark());
                node = next.get().getValueNode();
            } else if (node instanceof SequenceNode list && name.matches("\\d{1,4}") && Integer.parseInt(name) < list.getValue().size()) {
                node = list.getValue().get(Integer.parseInt(name));
                line = YamlDocument.toLineNumber(node.getStartMark());
            } else {
                return line;
            }
        }
        return line;
    }

    private List<ManifestFault> find() {
        if (top instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::checkField);
        }
        YamlDocument.find(top, rules.versionField()).ifPresent(this::checkRequirement);
        YamlDocument.find(top, "paths").ifPresent(this::checkPaths);
        YamlDocument.findChild(top, "package").ifPresent(this::checkPackage);
        YamlDocument.findChild(top, "dependencies").ifPresent(this::checkDependencies);
        YamlDocument.findChild(top, "builds").ifPresent(this::checkBuilds);
        return faults.stream().sorted(Comparator.comparingInt(ManifestFault::line)).toList();
    }

    private void checkField(NodeTuple field) {
        String name = readText(field.getKeyNode());
        if (rules.oldVersionFields().contains(name)) {
            boolean replaced = YamlDocument.find(top, rules.versionField()).isPresent();
            String problem = "the field `%s` was replaced by `%s`".formatted(name, rules.versionField());
            if (replaced) {
                delete(field, problem);
            } else {
                replace(field, problem, List.of("%s: \"%s\"".formatted(rules.versionField(), dialect.requirement())));
            }
        } else if (!rules.fields().contains(name)) {
            decide(
                    field.getKeyNode(),
                    field.getValueNode(),
                    "atopile knows no field `%s`".formatted(name),
                    "Correct its name or delete it; known are %s.".formatted(rules.fields().stream().filter(known -> known.indexOf('_') < 0).sorted().collect(Collectors.joining(", "))));
        }
    }

    /** Deletes the mapping as a whole if nothing else is in it, because atopile rejects an empty one. */
    private void checkPaths(NodeTuple paths) {
        List<NodeTuple> all = paths.getValueNode() instanceof MappingNode mapping ? mapping.getValue() : List.of();
        List<NodeTuple> removed = all.stream()
                .filter(field -> rules.removedPaths().containsKey(readText(field.getKeyNode())) && !readText(field.getValueNode()).isEmpty())
                .toList();
        for (NodeTuple field : removed) {
            String name = readText(field.getKeyNode());
            String problem = "paths.%s is no longer supported: %s".formatted(name, rules.removedPaths().get(name));
            delete(removed.size() == all.size() ? paths : field, problem);
        }
        all.stream().filter(field -> !rules.removedPaths().containsKey(readText(field.getKeyNode())) && !isText(field.getValueNode())).forEach(field -> decide(
                field.getKeyNode(),
                field.getValueNode(),
                "`paths.%s` needs a folder".formatted(readText(field.getKeyNode())),
                "Write the folder, relative to ato.yaml, or delete the line to use atopile's default."));
    }

    /** Whether a value is a text; atopile fails on numbers and on values that were left out. */
    private static boolean isText(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    private void checkRequirement(NodeTuple field) {
        String written = readText(field.getValueNode());
        if (rules.requirement().matcher(written).matches()) {
            return;
        }
        var complete = SHORT_VERSION.matcher(written);
        String problem = "`%s` is no valid requirement: it needs a version of three numbers such as %s".formatted(written, dialect.requirement());
        if (complete.matches() && !written.matches(".*\\.\\d+\\.\\d+.*")) {
            String operator = complete.group(1) == null || !List.of("<", "<=", ">", ">=").contains(complete.group(1)) ? "^" : complete.group(1);
            replace(field, problem, List.of("%s: \"%s%s.%s.0\"".formatted(rules.versionField(), operator, complete.group(2), complete.group(3))));
        } else {
            decide(field.getKeyNode(), field.getValueNode(), problem, "Write %s: \"%s\", or the range that is meant.".formatted(rules.versionField(), dialect.requirement()));
        }
    }

    private void checkPackage(Node about) {
        YamlDocument.findChild(about, "identifier")
                .filter(node -> !rules.identifier().matcher(readText(node)).matches())
                .ifPresent(node -> decide(node, node, "`%s` is no valid package identifier".formatted(readText(node)), "Write owner/name in lowercase letters, digits and hyphens."));
        YamlDocument.findChild(about, "version")
                .filter(node -> !rules.version().matcher(readText(node)).matches())
                .ifPresent(node -> decide(node, node, "`%s` is no valid package version".formatted(readText(node)), "Write three numbers, such as 1.0.0."));
    }

    private void checkDependencies(Node dependencies) {
        if (dependencies instanceof SequenceNode list) {
            list.getValue().forEach(this::checkDependency);
        }
    }

    private void checkDependency(Node entry) {
        if (!(entry instanceof MappingNode)) {
            return;
        }
        String type = YamlDocument.findChild(entry, "type").map(ManifestFaultFinder::readText).orElse("");
        String name = List.of("identifier", "name", "path").stream()
                .flatMap(key -> YamlDocument.findChild(entry, key).stream())
                .map(ManifestFaultFinder::readText)
                .findFirst()
                .orElse("without a name");
        String types = String.join(", ", rules.dependencyTypes());
        String advice = "Write `type: registry` with `identifier: owner/name`, `type: git` with `repo_url`, or `type: file` with `path`; or delete the entry if nothing imports it.";
        if (!rules.dependencyTypes().contains(type)) {
            String what = type.isEmpty() ? "has no `type`" : "has the unknown type `%s`".formatted(type);
            decide(entry, entry, "the dependency `%s` %s; one of %s is required".formatted(name, what, types), advice);
        } else {
            String needed = Map.of("registry", "identifier", "git", "repo_url", "file", "path").getOrDefault(type, "identifier");
            if (YamlDocument.find(entry, needed).isEmpty()) {
                decide(entry, entry, "the %s dependency `%s` has no `%s`".formatted(type, name, needed), advice);
            }
        }
    }

    private void checkBuilds(Node builds) {
        if (!(builds instanceof MappingNode mapping)) {
            return;
        }
        var entries = new HashMap<String, String>();
        for (NodeTuple build : mapping.getValue()) {
            String name = readText(build.getKeyNode());
            Optional<Node> entry = YamlDocument.findChild(build.getValueNode(), "entry");
            if (entry.isEmpty()) {
                decide(build.getKeyNode(), build.getValueNode(), "the target `%s` has no `entry`".formatted(name), "Add `entry: file.ato:Module`.");
            } else if (!ENTRY.matcher(readText(entry.get())).matches()) {
                decide(entry.get(), entry.get(), "the entry `%s` of the target `%s` doesn't name a file and its module".formatted(readText(entry.get()), name), "Write `entry: file.ato:Module`.");
            } else {
                String other = entries.putIfAbsent(readText(entry.get()), name);
                if (other != null) {
                    decide(entry.get(), entry.get(), "the targets `%s` and `%s` have the same entry".formatted(other, name), "Each target needs an entry of its own: change or delete one.");
                }
            }
        }
    }

    private static String readText(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : node instanceof MappingNode || node instanceof SequenceNode ? "…" : "";
    }

    private void delete(NodeTuple field, String problem) {
        add(field.getKeyNode(), field.getValueNode(), problem, Optional.of(List.of()), "Delete it.");
    }

    private void replace(NodeTuple field, String problem, List<String> instead) {
        add(field.getKeyNode(), field.getValueNode(), problem, Optional.of(instead), "Write %s.".formatted(String.join(", ", instead)));
    }

    private void decide(Node first, Node last, String problem, String advice) {
        add(first, last, problem, Optional.empty(), advice);
    }

    /** An edit of whole lines is possible only if nothing else is on them. */
    private void add(Node first, Node last, String problem, Optional<List<String>> replacement, String advice) {
        int line = YamlDocument.toLineNumber(first.getStartMark());
        int end = Math.max(line, findLastLine(last));
        String start = lines.get(line - 1);
        boolean whole = YamlDocument.findColumn(first) == start.length() - start.stripLeading().length() && !start.strip().startsWith("{");
        faults.add(new ManifestFault(line, end, problem, replacement.filter(_ -> whole), advice));
    }

    private int findLastLine(Node node) {
        int line = YamlDocument.toLineNumber(node.getStartMark());
        return switch (node) {
            case MappingNode mapping when !mapping.getValue().isEmpty() -> findLastLine(mapping.getValue().getLast().getValueNode());
            case SequenceNode list when !list.getValue().isEmpty() -> findLastLine(list.getValue().getLast());
            default -> Math.min(lines.size(), line);
        };
    }
}
