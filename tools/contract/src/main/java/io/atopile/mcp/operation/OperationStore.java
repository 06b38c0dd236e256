package io.atopile.mcp.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All long operations of one kind, one directory each, in the user's state directory. Their IDs sort by creation time.
 *
 * @param <D> the directory of one
 */
public class OperationStore<D extends OperationDirectory> {

    private final Path folder;
    private final Predicate<String> form;
    private final Function<Path, D> open;

    /** {@code form} is true for texts that may be IDs, which are safe as file names; {@code open} returns a directory's object. */
    public OperationStore(Path folder, Predicate<String> form, Function<Path, D> open) {
        this.folder = folder;
        this.form = form;
        this.open = open;
    }

    /** Creates the directory of a new operation and directories in it, all private to the user. */
    public final D create(String id, String... inside) {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            Files.createDirectories(folder, mine);
            var created = Files.createDirectory(folder.resolve(id), mine);
            for (var name : inside) {
                Files.createDirectory(created.resolve(name), mine);
            }
            return open.apply(created);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Finds an operation by an ID, which may be any text. */
    public final Optional<D> find(String id) {
        return form.test(id) && Files.isDirectory(folder.resolve(id)) ? Optional.of(open.apply(folder.resolve(id))) : Optional.empty();
    }

    /** Returns all operations, newest first; none if there is no directory yet. */
    public final List<D> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .filter(form)
                    .sorted(Comparator.reverseOrder())
                    .map(id -> open.apply(folder.resolve(id)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes an operation, unless a process executes it, and returns whether it did. Links in it are deleted, not followed. */
    public final boolean delete(D operation) {
        var lease = operation.lease();
        if (lease.isEmpty()) {
            return false;
        }
        try (var _ = lease.get();
                var all = Files.walk(operation.path())) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
