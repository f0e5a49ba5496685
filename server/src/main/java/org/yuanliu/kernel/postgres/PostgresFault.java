package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/// Our own PostgreSQL, or the folder it lives in, can't serve: what happened, and what to do.
///
/// It is not an answer of the database to a statement; those stay `SQLException`. One code per
/// remedy, so that faults can be counted.
public final class PostgresFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What went wrong, named by what a person has to do about it.
    public enum Code {
        DISK_FULL(
                "disk-full",
                "磁盘已满",
                "The disk is full",
                "清理磁盘空间或换一个数据目录后重新启动，已确认的记录不会丢失",
                "Free some space or choose another data folder, then start again; confirmed records are kept"),
        NO_PERMISSION(
                "no-permission",
                "没有读写权限",
                "Reading or writing is not permitted",
                "以数据目录所有者的身份启动，或用 --data 指定自己的目录",
                "Start as the owner of the data folder, or name a folder of your own with --data"),
        FOREIGN_FILES(
                "foreign-files",
                "数据目录里有不属于源流的文件",
                "The data folder holds files that are not ours",
                "用 --data 指定空目录或源流原有的数据目录",
                "Name an empty folder, or one that Yuanliu made, with --data"),
        NOT_EMPTY(
                "not-empty",
                "目标目录不是空的，恢复不会覆盖任何内容",
                "The folder is not empty, and a restore overwrites nothing",
                "用 --data 指定一个不存在的目录或空目录",
                "Name a folder with --data that is empty or not there yet"),
        FOLDER_HELD(
                "folder-held",
                "数据目录正被另一个进程使用",
                "Another process holds the data folder",
                "先停止该进程，或用 --data 指定另一个目录",
                "Stop that process first, or name another folder with --data"),
        OTHER_VERSION(
                "other-version",
                "数据目录由另一个 PostgreSQL 大版本创建",
                "The data folder was made by another major version of PostgreSQL",
                "用原版本的源流打开或恢复",
                "Open or restore it with the Yuanliu that made it"),
        SECRETS_LOST(
                "secrets-lost",
                "数据库口令文件缺失",
                "The file with the database password is missing",
                "从备份恢复数据目录中的 secrets 文件",
                "Restore the file `secrets` of the data folder from a backup"),
        NO_DATABASE(
                "no-database",
                "这里还没有数据库",
                "There is no database here yet",
                "先运行 ./yuanliu run，或用 --data 指定已有的数据目录",
                "Run ./yuanliu run first, or name an existing data folder with --data"),
        NO_EXEC(
                "no-exec",
                "所在分区禁止运行程序（noexec）",
                "Programs may not run from this file system (noexec)",
                "用环境变量 YUANLIU_BINARIES 指定可以运行程序的目录",
                "Name a folder where programs may run in the environment variable YUANLIU_BINARIES"),
        UNSUPPORTED_PLATFORM(
                "unsupported-platform",
                "本机的系统或处理器没有配套的 PostgreSQL",
                "No PostgreSQL is shipped for this system or processor",
                "用 --db 连接已有的 PostgreSQL（15 或更高版本）",
                "Use a PostgreSQL of your own (15 or newer) with --db"),
        NO_LOCALE(
                "no-locale",
                "系统缺少 C.UTF-8 区域设置",
                "The system lacks the locale C.UTF-8",
                "安装 C.UTF-8 区域设置（glibc 2.35 起自带）后重试",
                "Install the locale C.UTF-8 (part of glibc since 2.35), then start again"),
        NO_UNPRIVILEGED_USER(
                "no-unprivileged-user",
                "PostgreSQL 不能以 root 身份运行，也无法降低权限",
                "PostgreSQL doesn't run as root, and privileges could not be dropped",
                "以普通用户身份启动，或安装 util-linux（unshare、setpriv）",
                "Start as an ordinary user, or install util-linux (unshare, setpriv)"),
        NO_PORT(
                "no-port",
                "本机没有可用的端口",
                "No free port on this machine",
                "稍后重试，或检查 127.0.0.1 上的端口占用",
                "Try again later, or look at what takes the ports of 127.0.0.1"),
        NOT_STARTED(
                "not-started",
                "数据库未能启动",
                "The database did not start",
                "查看数据目录中的 postgres.log",
                "Look at postgres.log in the data folder"),
        NOT_STOPPED(
                "not-stopped",
                "数据库未能停止",
                "The database did not stop",
                "查看数据目录中的 postgres.log",
                "Look at postgres.log in the data folder");

        private final String word;
        private final String whatChinese;
        private final String whatEnglish;
        private final String remedyChinese;
        private final String remedyEnglish;

        Code(
                String word,
                String whatChinese,
                String whatEnglish,
                String remedyChinese,
                String remedyEnglish) {
            this.word = word;
            this.whatChinese = whatChinese;
            this.whatEnglish = whatEnglish;
            this.remedyChinese = remedyChinese;
            this.remedyEnglish = remedyEnglish;
        }

        /// The stable name, the same in every language and release.
        public String word() {
            return word;
        }
    }

    private static final Set<String> FULL_IN_OTHER_WORDS =
            Set.of("No space left on device", "File too large", "Disk quota exceeded");

    private static final Set<String> COMPLAINTS =
            Set.of("FATAL", "PANIC", "could not", "error:", "No space left on device");

    private final Code code;
    private final String detail;

    PostgresFault(Code code, String detail) {
        super(say(code, detail, Locale.ENGLISH));
        this.code = code;
        this.detail = detail;
    }

    PostgresFault(Code code, String detail, Throwable cause) {
        super(say(code, detail, Locale.ENGLISH), cause);
        this.code = code;
        this.detail = detail;
    }

    public Code code() {
        return code;
    }

    /// What happened and what to do, in one or two sentences for a person.
    public String say(Locale language) {
        return say(code, detail, language);
    }

    /// Whether a statement failed because the disk is full. PostgreSQL has a state of its own for
    /// that (53100), but reaches it only when a write was cut short: a file-size limit or a quota
    /// arrives as an internal error, and only its text says what it was.
    public static boolean isDiskFull(SQLException failure) {
        return "53100".equals(failure.getSQLState())
                || tellsOfFullDisk(String.valueOf(failure.getMessage()));
    }

    static PostgresFault of(IOException failure, Path at) {
        String detail = at + ": " + failure;
        Code code =
                switch (failure) {
                    case AccessDeniedException denied -> Code.NO_PERMISSION;
                    case FileAlreadyExistsException exists -> Code.FOREIGN_FILES;
                    case NotDirectoryException other -> Code.FOREIGN_FILES;
                    default -> codeFor(String.valueOf(failure.getMessage()));
                };
        return new PostgresFault(code, detail, failure);
    }

    /// Reads the programs' own words, which are English because we run them with LC_ALL=C.
    static PostgresFault ofOutput(String output) {
        return new PostgresFault(codeFor(output), complaint(output.strip()));
    }

    /// The first complaint is the cause, what follows it are consequences.
    private static String complaint(String output) {
        return output.lines()
                .filter(line -> COMPLAINTS.stream().anyMatch(line::contains))
                .findFirst()
                .or(() -> output.lines().reduce((before, last) -> last))
                .orElse("");
    }

    static boolean tellsOfFullDisk(String text) {
        return FULL_IN_OTHER_WORDS.stream().anyMatch(text::contains);
    }

    private static Code codeFor(String text) {
        if (tellsOfFullDisk(text)) {
            return Code.DISK_FULL;
        }
        if (text.contains("invalid locale name")) {
            return Code.NO_LOCALE;
        }
        if (text.contains("database files are incompatible with server")) {
            return Code.OTHER_VERSION;
        }
        if (text.contains("Permission denied")
                || text.contains("Operation not permitted")
                || text.contains("Read-only file system")) {
            return Code.NO_PERMISSION;
        }
        return Code.NOT_STARTED;
    }

    private static String say(Code code, String detail, Locale language) {
        return Locale.CHINESE.getLanguage().equals(language.getLanguage())
                ? code.whatChinese + "（" + detail + "）。" + code.remedyChinese + "。"
                : code.whatEnglish + " (" + detail + "). " + code.remedyEnglish + ".";
    }
}
