namespace Disbursement.Core.Comparison;

/// <summary>What changed about an entitlement against the month before.</summary>
[Flags]
public enum DifferenceKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was not listed anywhere in the province before. Code <c>new</c>.</summary>
    New = 1,

    /// <summary>It is not listed anywhere in the province any more. Code <c>stopped</c>.</summary>
    Stopped = 2,

    /// <summary>It is listed by another unit, in another commune or in another group. Code <c>moved</c>.</summary>
    Moved = 4,

    /// <summary>The month's allowance differs. Code <c>amount</c>.</summary>
    Amount = 8,

    /// <summary>The arrears paid with it differ. Code <c>arrears</c>.</summary>
    Arrears = 16,

    /// <summary>The institution or the account differs. Code <c>account</c>.</summary>
    Account = 32,

    /// <summary>Another channel is asked for. Code <c>channel</c>.</summary>
    Channel = 64,

    /// <summary>Another person receives the money. Code <c>receiver</c>.</summary>
    Receiver = 128,
}

/// <summary>The codes of what can change.</summary>
public static class DifferenceCodes
{
    /// <summary>Each kind with its code, in the order of reports.</summary>
    public static IReadOnlyList<(DifferenceKinds Kind, string Code)> All { get; } =
    [
        (DifferenceKinds.New, "new"),
        (DifferenceKinds.Stopped, "stopped"),
        (DifferenceKinds.Moved, "moved"),
        (DifferenceKinds.Amount, "amount"),
        (DifferenceKinds.Arrears, "arrears"),
        (DifferenceKinds.Account, "account"),
        (DifferenceKinds.Channel, "channel"),
        (DifferenceKinds.Receiver, "receiver"),
    ];

    /// <summary>The codes of kinds, joined by a space, in the order of reports; empty for none.</summary>
    public static string ToCodes(this DifferenceKinds kinds) =>
        string.Join(' ', All.Where(one => kinds.HasFlag(one.Kind)).Select(static one => one.Code));

    /// <summary>Reads what <see cref="ToCodes"/> writes.</summary>
    public static bool TryParse(string? text, out DifferenceKinds kinds)
    {
        kinds = DifferenceKinds.None;
        foreach (string code in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            (DifferenceKinds kind, _) = All.FirstOrDefault(one => one.Code == code);
            if (kind == DifferenceKinds.None)
            {
                return false;
            }

            kinds |= kind;
        }

        return true;
    }
}
