package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sandbox of this machine. Which mechanism works is determined on first use, by running a trivial command under each, and
 * cached as long as this server runs.
 *
 * @param interpreter Python 3.9 or newer, visible to every confined program; it must not be inside a project
 * @param mode with {@link SandboxMode#DANGER_FULL_ACCESS} only the resource limits apply; with {@link SandboxMode#READ_ONLY} the
 *     profiles leave out paths inside projects, while a child can still write to our own directories
 * @param demanded the only mechanism to use; empty means the strongest that works
 */
public record SystemSandbox(Path interpreter, SandboxMode mode, Optional<SandboxKind> demanded) implements Sandbox {

    private static final PythonProgram OUTER = PythonProgram.of(
            "child.py",
            "limits.py",
            "capabilities.py",
            "seccomp.py",
            "landlock.py",
            "confine.py",
            "view.py",
            "bubblewrap.py",
            "namespaces.py",
            "seatbelt.py",
            "proxy.py",
            "sandbox.py");
    private static final PythonProgram INNER = PythonProgram.of(
            "child.py", "limits.py", "capabilities.py", "seccomp.py", "landlock.py", "confine.py", "inner.py");
    private static final Map<SystemSandbox, SandboxKind> KINDS = new ConcurrentHashMap<>();

    @Override
    public SandboxKind kind() throws SandboxException {
        SandboxKind known = KINDS.get(this);
        if (known != null) {
            return known;
        }
        SandboxKind found = find();
        KINDS.put(this, found);
        return found;
    }

    @Override
    public List<String> wrap(List<String> watcher, List<String> program, Path directory, ProcessConfinement confinement)
            throws SandboxException {
        return wrap(kind(), watcher, program, directory, confinement);
    }

    /** Returns the same command line for one mechanism, whether it works or not. */
    List<String> wrap(
            SandboxKind kind, List<String> watcher, List<String> program, Path directory, ProcessConfinement confinement) {
        SandboxProfile profile = confinement.profile();
        var request = SandboxRequest.of(kind, interpreter, directory, profile, confinement.denials(), watcher.size());
        var argv = new ArrayList<>(OUTER.buildCommand(interpreter, request.toJson(), INNER.text()));
        argv.addAll(watcher);
        argv.addAll(program);
        return argv;
    }

    private SandboxKind find() throws SandboxException {
        if (mode == SandboxMode.DANGER_FULL_ACCESS) {
            return SandboxKind.NONE;
        }
        var probe = new SandboxProbe(this);
        if (demanded.isPresent()) {
            Optional<String> fault = probe.findFault(demanded.get());
            if (fault.isPresent()) {
                throw new SandboxException("the sandbox " + demanded.get() + " doesn't work here: " + fault.get());
            }
            return demanded.get();
        }
        for (SandboxKind kind : SandboxKind.values()) {
            if (probe.findFault(kind).isEmpty()) {
                return kind;
            }
        }
        return SandboxKind.NONE;
    }
}
