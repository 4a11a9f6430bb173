namespace Disbursement.Functions.Storage;

/// <summary>The containers of DESIGN 4.</summary>
public static class Containers
{
    /// <summary>Lists as officers drop them.</summary>
    public const string Inbox = "inbox";

    /// <summary>What was taken and refused, row by row.</summary>
    public const string Receipts = "receipts";

    /// <summary>Immutable working data of the app.</summary>
    public const string Ledger = "ledger";

    /// <summary>Payment files proposed, not released.</summary>
    public const string Staging = "staging";

    /// <summary>Result files as providers send them.</summary>
    public const string Returns = "returns";

    /// <summary>Coverage and reports for managers.</summary>
    public const string Reports = "reports";

    /// <summary>Data the rules use, kept by the administrator.</summary>
    public const string Reference = "reference";

    /// <summary>All containers that exist before the first file arrives.</summary>
    public static readonly string[] All = [Inbox, Receipts, Ledger, Staging, Returns, Reports, Reference];

    /// <summary>The one container a provider may read.</summary>
    /// <param name="provider">Provider code: a BIN, <c>vnpost</c>, <c>xa-04789</c>.</param>
    public static string OfProvider(string provider) => $"provider-{provider}";
}
