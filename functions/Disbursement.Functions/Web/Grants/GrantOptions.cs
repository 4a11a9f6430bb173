using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Web.Grants;

/// <summary>How long grants on single blobs last. Section <c>Grants</c>.</summary>
public sealed record GrantOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Grants";

    /// <summary>Life of a grant to create one blob, in minutes.</summary>
    /// <value>Default 15; 1 to 60.</value>
    [Range(1, 60)]
    public int UploadMinutes { get; init; } = 15;

    /// <summary>Life of a grant to read one blob, in minutes.</summary>
    /// <value>Default 60; 1 to 240.</value>
    [Range(1, 240)]
    public int ReadMinutes { get; init; } = 60;
}
