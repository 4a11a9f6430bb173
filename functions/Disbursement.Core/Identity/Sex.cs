namespace Disbursement.Core.Identity;

/// <summary>A person's sex as the lists and the citizen id know it.</summary>
public enum Sex
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Nam.</summary>
    Male,

    /// <summary>Nữ.</summary>
    Female,
}
