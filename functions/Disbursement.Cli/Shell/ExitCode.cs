namespace Disbursement.Cli.Shell;

/// <summary>What <c>disburse</c> tells the program that called it. Scripts rely on the numbers: never renumber.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The command line was not understood, or something failed that no other code names.</summary>
    public const int Failed = 1;

    /// <summary>The work ran to its end, but a proof does not hold or the month stopped on money that does not add up.</summary>
    public const int ProofFailed = 2;

    /// <summary>The app, the sandbox or the storage could not be started or does not answer.</summary>
    public const int NotReachable = 3;

    /// <summary>The app refused: not allowed, not now, or not so.</summary>
    public const int Refused = 4;

    /// <summary>What was waited for did not happen in time.</summary>
    public const int NotInTime = 5;

    /// <summary>Something of the month is put aside, stuck or overdue and needs a person.</summary>
    public const int NeedsAttention = 6;

    /// <summary>Ended by Ctrl+C, as shells number it (128 + SIGINT).</summary>
    public const int Cancelled = 130;

    /// <summary>All codes with their meaning, as the help prints them.</summary>
    public static IReadOnlyList<(int Code, Words Meaning)> All { get; } =
    [
        (Ok, new("xong", "done")),
        (Failed, new("dòng lệnh sai hoặc lỗi khác", "command line not understood, or another error")),
        (ProofFailed, new("một phép kiểm chứng không đúng, hoặc tháng bị dừng", "a proof does not hold, or the month stopped")),
        (NotReachable, new("không kết nối hoặc không khởi động được", "not reachable, or could not be started")),
        (Refused, new("hệ thống từ chối", "refused by the system")),
        (NotInTime, new("chưa xong trong thời hạn chờ", "not finished within the time allowed")),
        (NeedsAttention, new("có việc bị gác lại, đứng yên hoặc quá hạn", "something is put aside, stuck or overdue")),
        (Cancelled, new("dừng bằng Ctrl+C", "stopped by Ctrl+C")),
    ];
}
