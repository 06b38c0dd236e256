package io.atopile.mcp.explain;

import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Explains a build that was not started because packages of the project are not installed. */
final class UnavailableDependency {

    private UnavailableDependency() {}

    static Explanation explain(DiagnosticContext subject) throws InterruptedException {
        List<String> missing = InstalledPackages.listMissing(subject.project().root()).stream().filter(name -> !name.isEmpty()).toList();
        if (missing.isEmpty()) {
            return Explanation.of("Packages that ato.yaml lists were not installed when this was built; nothing was built or written. Now all are installed: build again.");
        }
        String text = ("ato.yaml lists packages that are not installed: %s. Builds don't fetch packages, so nothing was built or written. "
                        + "packages_sync installs them; it needs the package registry, and without a network it fails and writes nothing: repeat it once there is one.")
                .formatted(String.join(", ", missing));
        var places = new ArrayList<ExplanationLocation>();
        missing.forEach(name -> locate(subject, name).ifPresent(places::add));
        var fixes = List.of(
                Fix.ofAdvice(
                        "Install the packages",
                        "packages_sync installs what ato.yaml lists.",
                        Project.FILE,
                        "Call packages_sync. If it says that the registry can't be reached, nothing was written: call it again when there is a network."),
                Fix.ofAdvice(
                        "Take the package from a folder",
                        "A dependency of type file needs no network.",
                        Project.FILE,
                        "Replace the entry by `type: file` with `path`, if a copy of the package is on this machine inside the project; or delete the entry and the imports that use it."));
        List<ExplanationLocation> imports = listImports(subject, missing);
        Explanation explanation = Explanation.of(text, fixes).with(imports);
        return places.isEmpty()
                ? explanation
                : explanation.withPlace(places.getFirst()).withRepeats(places.stream().skip(1).toList());
    }

    private static Optional<ExplanationLocation> locate(DiagnosticContext subject, String name) {
        Optional<TextLines> manifest = subject.sources().readLines(Project.FILE);
        return manifest.flatMap(lines -> IntStream.rangeClosed(1, lines.count())
                .filter(number -> lines.getText(number).contains(name))
                .mapToObj(number -> new ExplanationLocation(
                        ExplanationLocation.Role.ENTRY, Project.FILE, number, 1, name + " is not installed", Optional.empty()))
                .findFirst());
    }

    private static List<ExplanationLocation> listImports(DiagnosticContext subject, List<String> missing) throws InterruptedException {
        return subject.sources().own().stream()
                .flatMap(source -> source.statements().stream()
                        .filter(one -> one.saying() instanceof StatementNode.Imports(_, var path)
                                && path.filter(from -> missing.stream().anyMatch(name -> from.startsWith(name + "/"))).isPresent())
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.IMPORT, source, one, "imports from a package that is not installed")))
                .toList();
    }
}
