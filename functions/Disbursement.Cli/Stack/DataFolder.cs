using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>The folder one local installation keeps everything in.</summary>
/// <param name="Root">The folder's full path.</param>
internal sealed record DataFolder(string Root)
{
    /// <summary>The setting behind <c>--data</c>.</summary>
    public const string Setting = "DISBURSE_DATA";

    /// <summary>Azurite's data.</summary>
    public string Azurite => Path.Combine(Root, "azurite");

    /// <summary>What the app and the sandbox print.</summary>
    public string Logs => Path.Combine(Root, "logs");

    /// <summary>The stored logins.</summary>
    public string Profiles => Path.Combine(Root, "profiles");

    /// <summary>The truth the sandbox plays when no other folder is given.</summary>
    public string World => Path.Combine(Root, "world");

    /// <summary>The folder given, else the one of the setting, else <c>.data/{name}</c> of the repository.</summary>
    public static DataFolder Of(CliContext context, string? given, string name = "local")
    {
        string root = given ?? context.Settings.Find(Setting) ?? Path.Combine(context.RepositoryFolder, ".data", name);
        return new DataFolder(Path.GetFullPath(root));
    }
}
