package org.yuanliu;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The one program: the platform and its tools.
///
/// Only `run` starts Spring; the other commands answer at once.
@Command(
        name = "yuanliu",
        description = "源流 Yuanliu: quality and safety of industrial goods, traced.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            CodeCommand.class,
            VerifyCommand.class,
            JournalCommand.class,
            EvidenceCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            WorldCommand.class
        })
public final class Yuanliu {

    private Yuanliu() {}

    public static void main(String[] arguments) {
        int exit =
                new CommandLine(new Yuanliu())
                        .setExecutionExceptionHandler(new Failures())
                        .execute(arguments);
        // The platform goes on in its own threads; everything else is done.
        if (exit != RunCommand.RUNNING) {
            System.exit(exit);
        }
    }
}
