import { registerEnumType } from '@nestjs/graphql';
import { jobCategories, jobCategoryTable, type JobCategory } from '#interests';

/** The job categories as the schema names them. */
export const JobCategoryEnum = Object.fromEntries(jobCategories.map((category) => [category, category])) as {
  readonly [Category in JobCategory]: Category;
};
registerEnumType(JobCategoryEnum, {
  name: 'JobCategory',
  description: 'One of the job categories of the National Careers Service.',
  valuesMap: Object.fromEntries(
    jobCategories.map((category) => [category, { description: `${jobCategoryTable[category].name}.` }]),
  ),
});
