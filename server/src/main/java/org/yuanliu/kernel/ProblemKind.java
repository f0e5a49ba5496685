package org.yuanliu.kernel;

import java.util.Locale;

/// Everything the product can refuse or fail at, with a stable code and the words for it: what
/// happened, what is safe, what to do next.
///
/// Texts speak to the person at the screen; the code is for programs and for counting.
public enum ProblemKind {
    BAD_REQUEST(
            400,
            "请求的地址或内容无法读取",
            "The address or the content of the request could not be read",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请核对地址和内容，修改后重试。",
            "Check the address and the content, correct them and send it again."),
    INVALID_FIELD(
            400,
            "有内容填写不正确",
            "Some fields are not right",
            "没有保存任何内容，已填写的内容仍在页面上。",
            "Nothing was saved; what you typed is still on the page.",
            "请修改标出的字段。",
            "Please correct the fields that are marked."),
    SIGNED_OUT(
            401,
            "请先登录",
            "Please sign in",
            "已保存的内容不受影响。",
            "Everything saved is safe.",
            "登录后会回到刚才的页面。",
            "After signing in you return to where you were."),
    WRONG_PASSWORD(
            401,
            "账号或密码不正确",
            "The account or the password is not right",
            "账号未被改动。",
            "The account was not changed.",
            "请核对后重试；忘记密码请联系本单位管理员。",
            "Check both and try again; your administrator can help with a forgotten password."),
    /// The password was right.
    SECOND_FACTOR_NEEDED(
            401,
            "还需要动态口令",
            "A code from your second factor is needed",
            "账号未被改动。",
            "The account was not changed.",
            "请输入手机上显示的 6 位动态口令，或一个备用码。",
            "Type the six digits that your telephone shows, or one of your recovery codes."),
    WRONG_CODE(
            401,
            "动态口令不正确或已用过",
            "The code is not right, or was used already",
            "账号未被改动。",
            "The account was not changed.",
            "请等手机显示下一个口令后再试，并核对手机时间；手机不在身边可用备用码。",
            "Wait for the next code and compare your telephone's clock; without your telephone use a recovery code."),
    LOCKED_OUT(
            429,
            "尝试次数过多，请稍后再试",
            "Too many attempts; please wait",
            "账号未被改动。",
            "The account was not changed.",
            "请等待提示的时间后再试。",
            "Wait as long as shown, then try again."),
    TOO_FAST(
            429,
            "请求过于频繁",
            "Too many requests",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请稍候再试。",
            "Please wait a little."),
    FORBIDDEN(
            403,
            "当前身份不能进行此操作",
            "Not permitted in your present role",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请切换身份，或联系有权限的同事。",
            "Switch your role, or ask a colleague who may."),
    ACCOUNT_DUE(
            403,
            "请先处理账号安全事项",
            "Your account needs your attention first",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请在“我的账号”中修改密码或设置动态口令，然后继续。",
            "Change your password or set up your second factor under “My account”, then go on."),
    STALE_PAGE(
            403,
            "页面已过期",
            "This page has expired",
            "没有保存任何内容，已填写的内容仍在页面上。",
            "Nothing was saved; what you typed is still on the page.",
            "请刷新页面后重试。",
            "Reload the page and try again."),
    /// The same person or another one: whoever is here now is not who the page was made for.
    ACTING_CHANGED(
            409,
            "当前身份已在别的窗口切换",
            "The role was changed in another window",
            "没有保存任何内容，已填写的内容仍在页面上。",
            "Nothing was saved; what you typed is still on the page.",
            "请刷新页面，看清当前身份，再提交。",
            "Reload the page, see for whom you act now, then submit again."),
    NOT_FOUND(
            404,
            "没有找到，或当前身份无权查看",
            "Not found, or not visible to you",
            "没有改动任何内容。",
            "Nothing was changed.",
            "请核对地址，或从列表进入。",
            "Check the address, or come from the list."),
    METHOD_NOT_ALLOWED(
            405,
            "不支持这种请求方式",
            "This method is not supported here",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请查阅接口说明。",
            "See the description of the interface."),
    NOT_ACCEPTABLE(
            406,
            "不能提供所要求的格式",
            "The format asked for is not available",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请使用 application/json。",
            "Use application/json."),
    CONFLICT(
            409,
            "与现有状态不一致",
            "This does not fit the present state",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请刷新后查看最新情况。",
            "Reload to see how things stand."),
    CHANGED_MEANWHILE(
            412,
            "内容已被他人更新",
            "Somebody else changed this meanwhile",
            "对方的修改已保存，您的修改尚未保存，仍在页面上。",
            "Their change is saved; yours is not, and is still on the page.",
            "请查看最新内容后再提交。",
            "Look at the newest state, then submit again."),
    TOO_LARGE(
            413,
            "一次提交的内容过大",
            "Too much in one request",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请分成几次提交。",
            "Split it into several requests."),
    UNSUPPORTED_TYPE(
            415,
            "不支持这种内容类型",
            "This content type is not supported",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请使用 application/json。",
            "Use application/json."),
    FILE_TOO_LARGE(
            413,
            "文件过大",
            "The file is too large",
            "文件没有保存。",
            "The file was not saved.",
            "请压缩后重新上传，或分成几个文件。",
            "Make it smaller, or split it into several files."),
    FILE_NOT_TAKEN(
            415,
            "不接收这个文件",
            "This file is not taken",
            "文件没有保存。",
            "The file was not saved.",
            "请换一个文件：照片（JPEG、PNG、WebP）、视频（MP4）、PDF、DOCX、XLSX、CSV 或纯文本。",
            "Choose another: a picture (JPEG, PNG, WebP), a film (MP4), PDF, DOCX, XLSX, CSV or plain text."),
    KEY_REUSED(
            422,
            "同一提交编号对应了不同的内容",
            "The same Idempotency-Key came with other content",
            "第一次提交的结果有效，这次没有保存。",
            "The first command stands; this one was not saved.",
            "请刷新页面后重新提交。",
            "Use a new key for a new command."),
    PRECONDITION_REQUIRED(
            428,
            "缺少版本信息",
            "The version you edit is not named",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请先读取最新内容，再带上 If-Match 提交。",
            "Read the newest state and send its ETag as If-Match."),
    KEY_REQUIRED(
            428,
            "缺少提交编号",
            "An Idempotency-Key is required",
            "没有保存任何内容。",
            "Nothing was saved.",
            "请带上 Idempotency-Key（UUID）提交。",
            "Send an Idempotency-Key (a UUID)."),
    INTERNAL(
            500,
            "系统出现错误",
            "Something went wrong on our side",
            "这次操作没有保存，之前保存的内容不受影响。",
            "This was not saved; everything saved before is safe.",
            "请稍后重试；仍有问题请把追踪号告诉管理员。",
            "Try again later; if it stays, tell your administrator the trace id."),
    FILE_DAMAGED(
            500,
            "文件内容缺失或已损坏，不能提供",
            "The file's bytes are missing or damaged, so it is not handed out",
            "文件的登记信息和其他文件不受影响。",
            "What is recorded about it, and all other files, are safe.",
            "请联系管理员运行 ./yuanliu evidence 核对，并从备份恢复。",
            "Ask your administrator to run ./yuanliu evidence and to restore it from a backup."),
    /// Where the connection broke while a transaction ended, nobody here knows how it ended.
    DATABASE_DOWN(
            503,
            "数据库暂时无法使用",
            "The database can't be reached at the moment",
            "之前保存的内容不受影响；这次操作可能没有保存，重新提交不会重复。",
            "Everything saved before is safe; this may not have been saved, and sending it again does no harm.",
            "请稍后重试，系统恢复后即可继续。",
            "Try again shortly; work goes on once it is back."),
    DEPOT_AWAY(
            503,
            "存放证据文件的文件夹不在",
            "The folder of evidence files is not there",
            "这次操作没有保存，之前保存的内容不受影响。",
            "This was not saved; everything saved before is safe.",
            "请通知管理员检查数据目录下的 evidence 文件夹（磁盘是否已挂载），恢复后重试。",
            "Tell your administrator to look for the folder evidence in the data folder (is its disk mounted?), then try again."),
    STORAGE_FULL(
            507,
            "存储空间不足",
            "There is no storage space left",
            "这次操作没有保存，之前保存的内容不受影响。",
            "This was not saved; everything saved before is safe.",
            "请通知管理员清理磁盘空间后重试。",
            "Tell your administrator to free disk space, then try again.");

    private final int status;
    private final String zhTitle;
    private final String enTitle;
    private final String zhSafe;
    private final String enSafe;
    private final String zhNext;
    private final String enNext;

    ProblemKind(
            int status,
            String zhTitle,
            String enTitle,
            String zhSafe,
            String enSafe,
            String zhNext,
            String enNext) {
        this.status = status;
        this.zhTitle = zhTitle;
        this.enTitle = enTitle;
        this.zhSafe = zhSafe;
        this.enSafe = enSafe;
        this.zhNext = zhNext;
        this.enNext = enNext;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title(Language language) {
        return language.pick(zhTitle, enTitle);
    }

    public String safe(Language language) {
        return language.pick(zhSafe, enSafe);
    }

    public String next(Language language) {
        return language.pick(zhNext, enNext);
    }
}
