namespace Disbursement.Cli.Demo;

/// <summary>How it stands with the answers of the providers.</summary>
internal enum ProvidersSay
{
    /// <summary>They have not said all they will say, or do not tell.</summary>
    MoreToCome = 0,

    /// <summary>Something they said is not taken up yet, or could not be: the system was just away.</summary>
    Unread = 1,

    /// <summary>They have said all they will say, and it is taken up.</summary>
    LastWord = 2,
}
