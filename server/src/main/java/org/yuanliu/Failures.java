package org.yuanliu;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.yuanliu.kernel.postgres.PostgresFault;
import org.yuanliu.kernel.tls.TlsFault;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// On the command line a failure is one sentence: what happened and what to do. No stack trace.
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("yuanliu: " + sentence(failure));
        if (System.getenv("YUANLIU_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case NoSuchFileException absent -> "没有这个文件 there is no such file: " + absent.getFile();
            case AccessDeniedException closed ->
                    "不能读写这个文件 this file can't be read or written: " + closed.getFile();
            // Its text was written for whoever typed the command.
            case PostgresFault fault -> String.valueOf(fault.getMessage());
            case TlsFault fault -> String.valueOf(fault.getMessage());
            case IllegalArgumentException wrong -> String.valueOf(wrong.getMessage());
            case IllegalStateException refused -> String.valueOf(refused.getMessage());
            case SQLException database -> "数据库 the database says: " + database.getMessage();
            default -> failure.toString();
        };
    }
}
