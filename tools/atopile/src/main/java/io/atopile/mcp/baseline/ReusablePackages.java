package io.atopile.mcp.baseline;

import io.atopile.mcp.packages.InstalledPackage;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.packages.PackageDependency;
import io.atopile.mcp.packages.PackageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The installed packages of the working project that the revision's manifest names identically, and the packages that only these need.
 * Local packages are left to atopile, which takes them from the revision.
 */
final class ReusablePackages {

    private final Path project;
    private final Optional<PackageManifest> earlier;

    /** @param exported the revision, with its manifest */
    ReusablePackages(Path project, Path exported) {
        this.project = project;
        this.earlier = PackageManifest.read(exported);
    }

    /** Returns names with versions, to distinguish sets of packages. */
    List<String> names() {
        return InstalledPackages.list(project).stream()
                .filter(this::isSame)
                .map(installed -> installed.id() + "@" + installed.version())
                .toList();
    }

    /** Returns the packages that the revision's manifest names but that aren't installed in the same version. */
    List<String> missing() {
        var there = InstalledPackages.list(project).stream().filter(this::isSame).map(installed -> installed.id().text()).toList();
        return earlier.map(PackageManifest::dependencies).orElse(List.of()).stream()
                .filter(dependency -> dependency.kind() != PackageDependency.Kind.FILE)
                .map(PackageDependency::identifier)
                .filter(name -> !there.contains(name))
                .sorted()
                .toList();
    }

    void bring(Path to) throws IOException {
        var modules = project.resolve(InstalledPackages.FOLDER);
        var links = Files.isSymbolicLink(project.resolve(".ato")) || Files.isSymbolicLink(modules);
        if (links || !Files.isDirectory(modules, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Set<Path> except = new HashSet<>();
        except.add(modules.resolve(".cache"));
        InstalledPackages.list(project).stream().filter(installed -> !isSame(installed)).map(InstalledPackage::folder).forEach(except::add);
        FolderCopy.copy(modules, to.resolve(InstalledPackages.FOLDER), except);
    }

    private boolean isSame(InstalledPackage installed) {
        var wanted = earlier.flatMap(manifest -> manifest.findDependency(installed.id()));
        return wanted.equals(installed.wanted()) && wanted.filter(dependency -> dependency.kind() == PackageDependency.Kind.FILE).isEmpty();
    }
}
