package io.atopile.mcp.upgrade;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.upgrade.ManifestUpgrade.Edit;
import io.atopile.mcp.yaml.YamlDocument;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Carries the dependencies of a manifest over: those that earlier versions wrote without a type. A folder of the project and a package of the
 * registry with a full name get their type; an entry from which nothing is imported is deleted; anything else is for a person.
 */
final class DependencyUpgrade {

    private static final Pattern ADDRESS = Pattern.compile("(?:file|git|registry)[^:]*://.*");
    private static final Pattern NAME = Pattern.compile("^\\s*([\\w./-]+?)\\s*(?:(?:@|[<>=~^!]).*)?$");
    private static final Pattern EXACT = Pattern.compile("(?:@|==)?\\s*v?(\\d+\\.\\d+\\.\\d+)");
    private static final String UNUSED = "atopile can't read a dependency of this form, and nothing is imported from it.";
    private static final String ADVICE = "Find the package that replaces it with packages_search and install it with packages_install, or delete the entry and what imports it.";

    private final AtopileDialect dialect;
    private final Project project;
    private final List<String> lines;
    private final SourceOverview sources;
    private final List<Edit> edits = new ArrayList<>();
    private final List<UpgradeDecision> decisions = new ArrayList<>();

    DependencyUpgrade(AtopileDialect dialect, Project project, List<String> lines, SourceOverview sources) {
        this.dialect = dialect;
        this.project = project;
        this.lines = lines;
        this.sources = sources;
    }

    /** The changes of the dependencies. */
    record Result(List<Edit> edits, List<UpgradeDecision> decisions) {

        /** Whether a line belongs to something that is changed or decided here. */
        boolean covers(int line) {
            return edits.stream().anyMatch(edit -> edit.line() <= line && line <= edit.last()) || decisions.stream().anyMatch(decision -> decision.line() == line);
        }
    }

    /** Returns the names of the dependencies that are written without a type. */
    static List<String> listNames(String text) {
        return YamlDocument.parse(text).find("dependencies").map(NodeTuple::getValueNode).stream()
                .flatMap(node -> node instanceof SequenceNode list ? list.getValue().stream() : Stream.empty())
                .flatMap(entry -> findText(entry, "identifier").or(() -> findText(entry, "name")).stream())
                .toList();
    }

    Result plan(String text) {
        YamlDocument.parse(text).find("dependencies").ifPresent(this::checkField);
        return new Result(edits, decisions);
    }

    private void checkField(NodeTuple field) {
        switch (field.getValueNode()) {
            case SequenceNode list -> checkList(field, list);
            case MappingNode map -> checkMapping(field, map);
            case Node _ -> {}
        }
    }

    private void checkList(NodeTuple field, SequenceNode list) {
        list.getValue().forEach(this::checkEntry);
        boolean emptied = !list.getValue().isEmpty() && edits.size() == list.getValue().size() && edits.stream().allMatch(edit -> edit.lines().isEmpty());
        boolean block = list.getFlowStyle() == FlowStyle.BLOCK;
        if (!edits.isEmpty() && !block) {
            edits.forEach(edit -> decide(edit.line(), "An entry of the dependencies has the form of an earlier version."));
            edits.clear();
        } else if (emptied) {
            edits.clear();
            delete(YamlDocument.toLineNumber(field.getKeyNode().getStartMark()), findLastLine(list));
        }
    }

    /** Names with versions, as the oldest projects have them; a mapping can be deleted, but its entries have no present form without a full name. */
    private void checkMapping(NodeTuple field, MappingNode map) {
        int line = YamlDocument.toLineNumber(field.getKeyNode().getStartMark());
        List<String> used = map.getValue().stream().map(entry -> readText(entry.getKeyNode())).filter(sources::isImported).toList();
        if (used.isEmpty()) {
            delete(line, findLastLine(map));
        } else {
            decide(line, "The dependencies are a mapping, which atopile reads as a list of names; imported from are %s.".formatted(String.join(", ", used)));
        }
    }

    private void checkEntry(Node entry) {
        switch (entry) {
            case ScalarNode scalar -> checkText(scalar);
            case MappingNode map when YamlDocument.find(map, "type").isEmpty() -> checkUntyped(map);
            case Node _ -> {}
        }
    }

    private void checkText(ScalarNode entry) {
        Matcher name = NAME.matcher(entry.getValue());
        if (ADDRESS.matcher(entry.getValue()).matches() || !name.matches() || dialect.manifest().identifier().matcher(name.group(1)).matches()) {
            return;
        }
        deleteOrDecide(entry, name.group(1));
    }

    private void checkUntyped(MappingNode entry) {
        String name = findText(entry, "identifier").or(() -> findText(entry, "name")).orElse("");
        Optional<String> path = findText(entry, "path").filter(folder -> !folder.startsWith(".ato/") && !folder.startsWith("./.ato/"));
        Optional<PackageManifest> local = path.flatMap(this::readPackage);
        if (local.isPresent() && local.get().identifier().isPresent()) {
            replace(entry, List.of("type: file", "identifier: " + local.get().identifier().get(), "path: " + path.orElseThrow()), "A dependency in a folder has the type `file`.");
            return;
        }
        Optional<String> version = findText(entry, "release").or(() -> findText(entry, "version")).or(() -> findText(entry, "version_spec"));
        Matcher exact = EXACT.matcher(version.orElse(""));
        boolean pinned = exact.matches();
        if (path.isEmpty() && dialect.manifest().identifier().matcher(name).matches() && (version.isEmpty() || pinned)) {
            var fields = new ArrayList<>(List.of("type: registry", "identifier: " + name));
            if (pinned) {
                fields.add("release: " + exact.group(1));
            }
            replace(entry, fields, "A dependency of the registry has the type `registry`.");
        } else if (path.isEmpty() && dialect.manifest().identifier().matcher(name).matches()) {
            decisions.add(ManifestUpgrade.decide(
                    YamlDocument.toLineNumber(entry.getStartMark()),
                    "old_dependency",
                    "The dependency `%s` asks for the versions `%s`; now it can ask for one version, or for the newest.".formatted(name, version.orElse("")),
                    "Write `type: registry` with `identifier` and perhaps `release`, or install it with packages_install."));
        } else {
            deleteOrDecide(entry, name.isEmpty() ? path.orElse("") : name);
        }
    }

    private void deleteOrDecide(Node entry, String name) {
        int line = YamlDocument.toLineNumber(entry.getStartMark());
        if (!name.isEmpty() && !sources.isImported(name)) {
            delete(line, findLastLine(entry));
        } else {
            decide(line, "The dependency `%s` has the form of an earlier version, and the registry has no package of that name.".formatted(name));
        }
    }

    private Optional<PackageManifest> readPackage(String folder) {
        try {
            Path directory = project.root().resolve(folder).normalize();
            return directory.startsWith(project.root()) ? PackageManifest.read(directory) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private void replace(MappingNode entry, List<String> fields, String reason) {
        int line = YamlDocument.toLineNumber(entry.getStartMark());
        String first = lines.get(line - 1);
        int dash = first.indexOf('-');
        if (dash < 0 || entry.getFlowStyle() != FlowStyle.BLOCK) {
            decide(line, "The dependency has the form of an earlier version.");
            return;
        }
        String indent = first.substring(0, dash);
        var written = new ArrayList<String>();
        fields.forEach(field -> written.add((written.isEmpty() ? indent + "- " : indent + "  ") + field));
        edits.add(new Edit(UpgradeStep.Kind.DEPENDENCY, line, findLastLine(entry), written, reason));
    }

    private void delete(int line, int last) {
        edits.add(new Edit(UpgradeStep.Kind.DEPENDENCY, line, last, List.of(), UNUSED));
    }

    private void decide(int line, String problem) {
        decisions.add(ManifestUpgrade.decide(line, "old_dependency", problem, ADVICE));
    }

    private static Optional<String> findText(Node entry, String key) {
        return YamlDocument.findChild(entry, key).map(DependencyUpgrade::readText).filter(text -> !text.isEmpty());
    }

    private static String readText(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** A collection in block style ends where the next token begins, so its last value counts. */
    private static int findLastLine(Node node) {
        return switch (node) {
            case MappingNode map when !map.getValue().isEmpty() && map.getFlowStyle() == FlowStyle.BLOCK -> findLastLine(map.getValue().getLast().getValueNode());
            case SequenceNode list when !list.getValue().isEmpty() && list.getFlowStyle() == FlowStyle.BLOCK -> findLastLine(list.getValue().getLast());
            default -> YamlDocument.toLineNumber(node.getEndMark());
        };
    }
}
