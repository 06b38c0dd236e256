package io.atopile.mcp.server.command;

import io.atopile.mcp.server.CommonOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The program's entry. */
public final class Main {

    private Main() {}

    /**
     * Reserves stdout for the command's own output, before anything that might print is loaded. Numbers are formatted alike whatever the user's language
     * is, because models, other programs and atopile read them.
     */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var code = run(args, out);
        out.flush();
        System.exit(code);
    }

    private static int run(String[] args, PrintStream out) throws Exception {
        if (args.length > 0 && args[0].equals("stdio")) {
            var options = CommonOptions.tryParse(Arrays.asList(args).subList(1, args.length));
            if (options.isPresent()) {
                return serve(options.get(), out);
            }
        }
        return AtopileMcp.run(args, out);
    }

    private static int serve(CommonOptions options, PrintStream out) throws InterruptedException {
        try {
            return StdioCommand.serve(options, out);
        } catch (IOException failure) {
            System.err.println("atopile-mcp: " + failure.getMessage());
            return 1;
        }
    }
}
