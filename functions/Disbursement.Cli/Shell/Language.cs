namespace Disbursement.Cli.Shell;

/// <summary>The languages the command line speaks.</summary>
internal enum Language
{
    /// <summary>The officers' language, used unless another is asked for.</summary>
    Vietnamese,

    /// <summary>English, by <c>--lang en</c> or <c>DISBURSE_LANG=en</c>.</summary>
    English,
}
