namespace Disbursement.Cli.Identity;

/// <summary>The roles the app knows, as the <c>roles</c> claim spells them.</summary>
internal static class Roles
{
    /// <summary>Sends the lists of its units.</summary>
    public const string Officer = "officer";

    /// <summary>Closes intake and says when the providers have said their last word.</summary>
    public const string Treasurer = "treasurer";

    /// <summary>Approves what another person closed.</summary>
    public const string Approver = "approver";

    /// <summary>Fetches its own payment files and hands results back.</summary>
    public const string Provider = "provider";

    /// <summary>Reads coverage and reports.</summary>
    public const string Manager = "manager";

    /// <summary>Asks where one person's money is.</summary>
    public const string Hotline = "hotline";

    /// <summary>Keeps the reference data.</summary>
    public const string Administrator = "administrator";

    /// <summary>Decides about one payment against what its provider said.</summary>
    public const string Reconciler = "reconciler";

    /// <summary>All roles, in the order of the month's story.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Officer, Treasurer, Approver, Provider, Manager, Hotline, Administrator, Reconciler];
}
