package io.atopile.mcp.packages;

import java.util.List;
import java.util.Optional;

/** What is to become of a project's packages. */
public sealed interface PackageChange {

    /** A package of the registry is to be there; any version that fits the installed atopile where none is named. */
    record Install(PackageId id, Optional<String> version) implements PackageChange {}

    /** A package is no longer to be there. */
    record Remove(PackageId id) implements PackageChange {}

    /** What the manifest names is to be there, and local packages as they are now. */
    record Sync() implements PackageChange {}

    /**
     * A new package in the project itself.
     *
     * @param path of its folder, relative to the project
     * @param files what it begins with
     */
    record Create(PackageId id, String path, List<NewFile> files) implements PackageChange {

        public Create {
            files = List.copyOf(files);
        }
    }

    /** A file of a new package, its name relative to the package's folder. */
    record NewFile(String name, String content) {}

    /**
     * What happened to one installed package.
     *
     * @param before its version; absent when it wasn't there
     * @param after its version; absent when it is gone
     */
    record Moved(PackageId id, Optional<String> before, Optional<String> after) {}

    /** What came of it. */
    sealed interface Outcome {

        /**
         * It is as it should be.
         *
         * @param manifestUndo takes the change of {@code ato.yaml} back; absent when that didn't change
         */
        record Done(List<Moved> moved, Optional<String> manifestUndo, List<String> warnings) implements Outcome {

            public Done {
                moved = List.copyOf(moved);
                warnings = List.copyOf(warnings);
            }
        }

        /** Nothing was changed. */
        record Failed(Fault fault, String message) implements Outcome {}
    }

    /** Why packages weren't changed. */
    enum Fault {
        NO_ATOPILE,
        /** No such package, version or dependency. */
        UNKNOWN,
        /** The package wants another atopile. */
        INCOMPATIBLE,
        /** Two packages want different versions of a third. */
        CLASH,
        /** Someone edited an installed package. */
        MODIFIED,
        /** The registry doesn't answer. */
        REGISTRY,
        /** What came isn't what the registry says it sent. */
        FORGED,
        /** A package unpacks to more than any has. */
        EXCESSIVE,
        /** The manifest can't be changed simply, or isn't there. */
        MANIFEST,
        /** The manifest isn't a YAML mapping. */
        MALFORMED_MANIFEST,
        /** Folders are links, or taken. */
        PLACE,
        /** Another server or person changes the same. */
        BUSY,
        STORAGE,
        OUT_OF_TIME,
        /** Atopile failed for another reason. */
        OTHER
    }
}
