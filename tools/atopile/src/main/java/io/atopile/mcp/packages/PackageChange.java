package io.atopile.mcp.packages;

import java.util.List;
import java.util.Optional;

/** A requested change to a project's packages. */
public sealed interface PackageChange {

    /** Installs a package from the registry; without a version, any that is compatible with the installed atopile. */
    record Install(PackageId id, Optional<String> version) implements PackageChange {}

    /** Removes a package. */
    record Remove(PackageId id) implements PackageChange {}

    /** Installs what the manifest names and refreshes the copies of local packages. */
    record Sync() implements PackageChange {}

    /**
     * Creates a local package.
     *
     * @param path of its folder, relative to the project
     * @param files its initial files
     */
    record Create(PackageId id, String path, List<NewFile> files) implements PackageChange {

        public Create {
            files = List.copyOf(files);
        }
    }

    /** A file of a new package, its name relative to the package's folder. */
    record NewFile(String name, String content) {}

    /**
     * The change of one installed package.
     *
     * @param before its previous version; absent if it wasn't installed
     * @param after its new version; absent if it was removed
     */
    record Moved(PackageId id, Optional<String> before, Optional<String> after) {}

    /** The result of a change. */
    sealed interface Outcome {

        /**
         * The change was made.
         *
         * @param manifestUndo the undo id for the change to {@code ato.yaml}; absent if that file didn't change
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
        /** The package requires a different version of atopile. */
        INCOMPATIBLE,
        /** Two packages require different versions of a third. */
        CLASH,
        /** An installed package was edited by hand. */
        MODIFIED,
        /** The registry didn't respond. */
        REGISTRY,
        /** The archive doesn't match the registry's checksum. */
        FORGED,
        /** A package unpacks to more than the limits allow. */
        EXCESSIVE,
        /** The manifest is missing or can't be changed with a local edit. */
        MANIFEST,
        /** The manifest isn't a YAML mapping. */
        MALFORMED_MANIFEST,
        /** A folder is a link, or already exists. */
        PLACE,
        /** Another server or the user is changing the same files. */
        BUSY,
        STORAGE,
        OUT_OF_TIME,
        /** atopile failed for another reason. */
        OTHER
    }
}
